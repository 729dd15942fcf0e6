//! Files that others made are read in a process of their own: one that makes its
//! reader overflow its stack or fill the memory ends that process, and nothing
//! else.
//!
//! The process is this program again, with a verb that no help names. A batch has
//! as many as it has threads; each answers one file after the other, and one that
//! died, or did not answer in time, is replaced. What comes back is believed no
//! more than a file is: words alone cross the pipe, and what they mean is worked
//! out here. Where the running program is no Hearsay, as in tests of the library,
//! files are read on a thread, which contains panics and time, and no more.

mod limits;
mod pipe;

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

pub use self::pipe::serve;
use self::pipe::{Answer, Question};
use super::raw::Raw;
use super::{Columns, ImportError, Unfit, bytes_of, contain, drafts, is_plain, raw_articles};
use crate::model::{Draft, TextHash};

/// The program to start, and the arguments that make it read files.
static PROGRAM: OnceLock<(PathBuf, &'static str)> = OnceLock::new();

/// Has files read by another process of the running program, which serves under
/// the verb. Before this they are read by threads of this one.
pub fn read_apart(verb: &'static str) {
    // The name of the running program may be another's by now.
    let running = Path::new("/proc/self/exe");
    let program = match running.exists() {
        true => Some(running.to_owned()),
        false => std::env::current_exe().ok(),
    };
    if let Some(program) = program {
        PROGRAM.get_or_init(|| (program, verb));
    }
}

/// How much longer than the process itself waits for a file one waits for its
/// answer: as long as it may take to start on a busy machine.
const STARTING: Duration = Duration::from_secs(15);

/// The processes that read the files of a batch. They end with it.
#[derive(Debug, Default)]
pub struct Readers {
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    /// Makes drafts of a file: one, or as many as there are articles in it.
    pub fn read(&self, path: &Path, columns: &Columns) -> Result<Vec<Draft>, ImportError> {
        let bytes = bytes_of(path)?;
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let unfit = |why| ImportError::Unfit { path: path.to_owned(), why };
        self.drafts(bytes, &file, columns).map_err(unfit)
    }

    /// The same of the bytes of a file of that name.
    pub fn drafts(
        &self,
        bytes: Vec<u8>,
        file: &str,
        columns: &Columns,
    ) -> Result<Vec<Draft>, Unfit> {
        let hash = TextHash::of_bytes(&bytes);
        let articles = match PROGRAM.get().filter(|_| !is_plain(&bytes, file)) {
            Some((program, verb)) => self.ask(program, verb, bytes, file, columns),
            None => raw_articles(bytes, file, columns),
        };
        drafts(articles?, file, hash)
    }

    /// Asks a process that has nothing to do, or a new one.
    fn ask(
        &self,
        program: &Path,
        verb: &str,
        bytes: Vec<u8>,
        file: &str,
        columns: &Columns,
    ) -> Result<Vec<Raw>, Unfit> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => Reader::start(program, verb).map_err(|_| Unfit::NoReader)?,
        };
        let patience = contain::patience(bytes.len()) + STARTING;
        let answer = reader.ask(Question::new(bytes, file, columns), patience);
        // What took too long is still at it.
        if !matches!(answer, Err(Unfit::TooSlow | Unfit::Deadly)) {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        }
        answer
    }
}

/// A process that reads files. It ends when this does.
#[derive(Debug)]
struct Reader {
    process: Child,
    questions: Sender<Question>,
    answers: Receiver<Answer>,
}

impl Reader {
    fn start(program: &Path, verb: &str) -> io::Result<Self> {
        let mut process = Command::new(program)
            .arg(verb)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (questions, asked) = channel();
        let (answered, answers) = channel();
        let reader = Self { process, questions, answers };
        let (to, from) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        // A process that does not read, or not write, stops this thread alone.
        let converse = move || pipe::converse(to, from, &asked, &answered);
        std::thread::Builder::new().name("reader".to_owned()).spawn(converse)?;
        Ok(reader)
    }

    /// The articles of a file. After a refusal that is not the file's own answer the
    /// process is not to be asked again.
    fn ask(&self, question: Question, patience: Duration) -> Result<Vec<Raw>, Unfit> {
        self.questions.send(question).map_err(|_| Unfit::Deadly)?;
        self.answers.recv_timeout(patience).unwrap_or_else(|why| match why {
            RecvTimeoutError::Timeout => Err(Unfit::TooSlow),
            RecvTimeoutError::Disconnected => Err(Unfit::Deadly),
        })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // Nothing it does is kept; where it is gone already there is nothing to end.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

#[cfg(test)]
mod tests;
