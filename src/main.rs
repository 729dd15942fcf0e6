//! The program: the command line, or the window where no verb is given.

use std::process::ExitCode;

fn main() -> ExitCode {
    hearsay::cli::run(std::env::args_os())
}
