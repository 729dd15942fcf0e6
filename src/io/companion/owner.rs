//! Whose a file is, and who may read it: what systems with users and rights know.
//!
//! A new file never has more rights than it shall have in the end, not for an
//! instant: it is made with what is certain, and given the rest when its group is
//! known.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

#[cfg(unix)]
pub use with_users::*;
#[cfg(not(unix))]
pub use without_users::*;

#[cfg(unix)]
mod with_users {
    use std::fs::DirBuilder;
    use std::os::unix::fs::{
        DirBuilderExt as _, MetadataExt, OpenOptionsExt as _, PermissionsExt as _, fchown,
    };

    use rustix::fs::OFlags;
    use rustix::io::Errno;

    use super::{File, Metadata, OpenOptions, Path, io};

    const OWNERS: u32 = 0o600;
    const GROUPS: u32 = 0o070;
    const OTHERS: u32 = 0o007;

    /// What a project's own new files may be until its rights are known.
    const ALL: u32 = 0o666;

    /// Has a link at the path refuse to open. The flag is the only one that is
    /// set beside what [`no_wait`] sets.
    pub fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
        options.custom_flags(flags(OFlags::NOFOLLOW))
    }

    /// Has a pipe open at once, links refused as well.
    pub fn no_wait(options: &mut OpenOptions) -> &mut OpenOptions {
        options.custom_flags(flags(OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY))
    }

    /// Has a pipe open at once, links followed: for a file that the user named.
    pub fn as_named(options: &mut OpenOptions) -> &mut OpenOptions {
        options.custom_flags(flags(OFlags::NONBLOCK | OFlags::NOCTTY))
    }

    fn flags(flags: OFlags) -> i32 {
        i32::try_from(flags.bits()).unwrap_or(0)
    }

    /// Whether opening failed because a link stands there.
    pub fn is_of_link(error: &io::Error) -> bool {
        error.raw_os_error() == Some(Errno::LOOP.raw_os_error())
    }

    /// Whether a file belongs to this user, to the owner of the project, or to its
    /// group where that may write to the project.
    pub fn is_trusted(found: &Metadata, project: Option<&Metadata>) -> bool {
        let me = rustix::process::geteuid().as_raw();
        let shares = |project: &Metadata| {
            let is_shared = project.mode() & 0o020 != 0;
            project.uid() == found.uid() || (is_shared && project.gid() == found.gid())
        };
        found.uid() == me || project.is_some_and(shares)
    }

    /// How many names the file has.
    pub fn n_names(found: &Metadata) -> u64 {
        found.nlink()
    }

    /// Who may read and write a new file.
    #[derive(Clone, Copy, Debug)]
    pub struct Rights {
        mode: u32,
        owner: Option<u32>,
        group: Option<u32>,
    }

    impl Rights {
        /// Those of a project, with the owner's right to write on; the owner's
        /// alone where the project has no file yet.
        pub fn of_companion(project: Option<&Metadata>) -> Self {
            let mode = project.map_or(OWNERS, |it| it.mode() & ALL | OWNERS);
            Self { mode, owner: None, group: project.map(MetadataExt::gid) }
        }

        /// Those of a file whose place a new one takes; where there is none, those
        /// that the user's other new files have.
        pub fn of_place(old: Option<&Metadata>) -> Self {
            match old {
                Some(old) => Self {
                    mode: old.mode() & 0o7777,
                    owner: Some(old.uid()),
                    group: Some(old.gid()),
                },
                None => Self { mode: ALL, owner: None, group: None },
            }
        }

        /// Has a file be made with no more than these rights, whatever group it
        /// falls to.
        pub fn narrow(self, options: &mut OpenOptions) -> &mut OpenOptions {
            options.mode(if self.group.is_some() { self.in_any_group() } else { self.mode })
        }

        /// The rights where the group is another: what others have, its members
        /// have. The owner writes on.
        const fn in_any_group(self) -> u32 {
            let others = self.mode & OTHERS;
            self.mode & 0o700 | self.mode & GROUPS & (others << 3) | others | OWNERS
        }

        /// Makes a folder for those who have these rights: who may read may enter.
        pub fn make_folder(self, folder: &Path) -> io::Result<()> {
            let rights = Self { mode: self.mode | (self.mode & 0o444) >> 2, ..self };
            let narrow = rights.in_any_group() & rights.mode;
            DirBuilder::new().mode(narrow).create(folder)?;
            rights.give(&no_follow(OpenOptions::new().read(true)).open(folder)?)
        }

        /// Gives a file that was just made its owner, its group and its rights.
        pub fn give(self, file: &File) -> io::Result<()> {
            let Some(group) = self.group else { return Ok(()) };
            let mut made = file.metadata()?;
            if made.gid() != group || self.owner.is_some_and(|owner| owner != made.uid()) {
                // Only the administrator may give files away; the group may still
                // work.
                if fchown(file, self.owner, Some(group)).is_err() {
                    let _ = fchown(file, None, Some(group));
                }
                made = file.metadata()?;
            }
            // Who is in another group could not read the project.
            let mode =
                if made.gid() == group { self.mode } else { self.in_any_group() & self.mode };
            // What lies in a folder of a group falls to the group.
            let mode = if made.is_dir() { mode | made.mode() & 0o7000 } else { mode };
            if made.mode() & 0o7777 == mode {
                return Ok(());
            }
            let mut rights = made.permissions();
            rights.set_mode(mode);
            match file.set_permissions(rights) {
                // A disk that knows no rights keeps nobody out anyway.
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
                result => result,
            }
        }
    }
}

#[cfg(not(unix))]
mod without_users {
    use super::{File, Metadata, OpenOptions, Path, io};

    /// Links are told by looking before.
    pub const fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
        options
    }

    /// There are no pipes among files.
    pub const fn no_wait(options: &mut OpenOptions) -> &mut OpenOptions {
        options
    }

    /// There are no pipes among files.
    pub const fn as_named(options: &mut OpenOptions) -> &mut OpenOptions {
        options
    }

    /// Links are told by looking before.
    pub const fn is_of_link(_: &io::Error) -> bool {
        false
    }

    /// Folders keep others out, not files.
    pub const fn is_trusted(_: &Metadata, _: Option<&Metadata>) -> bool {
        true
    }

    /// It cannot be told.
    pub const fn n_names(_: &Metadata) -> u64 {
        1
    }

    /// Those of the folder.
    #[derive(Clone, Copy, Debug)]
    pub struct Rights;

    impl Rights {
        /// Those of the folder.
        pub const fn of_companion(_: Option<&Metadata>) -> Self {
            Self
        }

        /// Those of the folder.
        pub const fn of_place(_: Option<&Metadata>) -> Self {
            Self
        }

        /// Those of the folder.
        pub const fn narrow(self, options: &mut OpenOptions) -> &mut OpenOptions {
            options
        }

        /// Those of the folder it lies in.
        pub fn make_folder(self, folder: &Path) -> io::Result<()> {
            std::fs::create_dir(folder)
        }

        /// Those of the folder.
        pub const fn give(self, _: &File) -> io::Result<()> {
            Ok(())
        }
    }
}
