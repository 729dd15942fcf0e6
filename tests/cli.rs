//! The program as a user runs it: every verb, with its output, messages, exit
//! status and files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

const HEARSAY: &str = env!("CARGO_BIN_EXE_hearsay");

const WIRE: &str = "Dam was unsafe, sources say\n\nBy Ada Grey\n12 March 2025\n\nKARSK – The dam at \
                    Karsk was unsafe, two engineers said. The ministry denied it. “No report \
                    reached us,” a spokesperson said.\n";
const PAPER: &str = "Ministry rejects dam report\n\nThe ministry on Thursday rejected a report that \
                     the dam was unsafe. Repairs cost 3.5 million. Work began in April.\n";

/// A folder of its own for one test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with a project, `story.ron`, on two articles.
    fn with_story() -> Self {
        let folder = Self::new();
        folder.file("wire.txt", WIRE);
        folder.file("paper.txt", PAPER);
        folder.hearsay("new story.ron --coder Ada").run().status(0);
        folder.hearsay("import story.ron wire.txt paper.txt").run().status(0);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program with words of a command line; [`Call::arg`] adds one with
    /// spaces in it.
    fn hearsay(&self, words: &str) -> Call {
        let mut command = self.command(HEARSAY);
        command.args(words.split_whitespace());
        Call { command, input: String::new() }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.0.path()).env("TMPDIR", self.0.path());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Applies edits to `story.ron`; gives the answers.
    fn edit(&self, lines: &str) -> Answer {
        self.hearsay("edit story.ron --jsonl").input(lines).run()
    }

    /// The tags of `story.ron`: their kind and words.
    fn tags(&self) -> Vec<String> {
        let rows = self.hearsay("export story.ron --format jsonl").run().status(0).json();
        rows.iter()
            .map(|row| {
                format!("{} {}", row["kind_id"].as_str().unwrap(), row["quote"].as_str().unwrap())
            })
            .collect()
    }

    /// The counts of `story.ron`.
    fn stats(&self) -> Value {
        self.hearsay("stats story.ron --json").run().status(0).json().remove(0)
    }
}

struct Call {
    command: Command,
    input: String,
}

impl Call {
    fn arg(mut self, word: &str) -> Self {
        self.command.arg(word);
        self
    }

    fn input(mut self, input: &str) -> Self {
        input.clone_into(&mut self.input);
        self
    }

    fn run(mut self) -> Answer {
        let mut child = self.command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = self.input;
        // A program that does not read its input closes it.
        let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Answer {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }
}

#[derive(Debug)]
struct Answer {
    out: String,
    err: String,
    status: i32,
}

impl Answer {
    #[track_caller]
    fn status(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    #[track_caller]
    fn out(self, out: &str) -> Self {
        assert_eq!(self.out, out, "{self:?}");
        self
    }

    #[track_caller]
    fn out_has(self, words: &str) -> Self {
        assert!(self.out.contains(words), "no “{words}” in {self:?}");
        self
    }

    #[track_caller]
    fn err_has(self, words: &str) -> Self {
        assert!(self.err.contains(words), "no “{words}” in {self:?}");
        self
    }

    fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

// The whole task.

#[test]
fn an_event_is_imported_tagged_corrected_and_handed_on() {
    let folder = Folder::new();
    folder.file("wire.txt", WIRE);
    folder.file("more/paper.txt", PAPER);
    folder
        .hearsay("new story.ron --coder Ada --title")
        .arg("The dam at Karsk")
        .run()
        .status(0)
        .out("");
    let added = folder.hearsay("import story.ron wire.txt more").run().status(0);
    added.out("added: wire.txt\nadded: more/paper.txt\n");

    let edits = r#"
{"op":"tag","article":1,"sentence":4,"kind":"claim"}
{"op":"tag","article":1,"sentence":4,"kind":"attribution"}
{"op":"tag","article":1,"sentence":5,"kind":"D"}
{"op":"note","article":1,"sentence":5,"kind":"denial","text":"By whom?"}
{"op":"tag","article":2,"sentence":2,"words":"rejected a report","kind":"denial"}
{"op":"merge","article":2,"sentence":3}
{"op":"split","article":2,"sentence":3,"before":"Work"}
{"op":"undo"}
{"op":"redo"}
{"op":"read","article":2}
"#;
    let want: String = (1..=10).map(|seq| format!("safe {seq}\n")).collect();
    folder.edit(edits.trim_start()).status(0).out(&want);

    let want = [
        "claim KARSK – The dam at Karsk was unsafe, two engineers said.",
        "attribution KARSK – The dam at Karsk was unsafe, two engineers said.",
        "denial The ministry denied it.",
        "denial rejected a report",
    ];
    let mut tags = folder.tags();
    tags[..2].sort_by_key(|tag| !tag.starts_with("claim"));
    assert_eq!(tags, want);

    folder.hearsay("export story.ron --format csv --bom -o tags.csv").run().status(0).out("");
    let csv = folder.read("tags.csv");
    assert!(csv.starts_with("\u{feff}project,article,"));
    assert!(csv.contains("By whom?"));
    assert_eq!(csv.matches("\r\n").count(), 5);
    folder.hearsay("check story.ron").run().status(0).out("story.ron: no faults\n");
    let stats = folder.stats();
    assert_eq!(
        (&stats["articles"], &stats["tags"], &stats["notes"]),
        (&2.into(), &4.into(), &1.into())
    );
}

// new

#[test]
fn new_does_not_overwrite() {
    let folder = Folder::new();
    folder.file("story.ron", "mine");
    let refused = folder.hearsay("new story.ron").run().status(2);
    refused.out("").err_has("there is a file of this name already: `story.ron`");
    assert_eq!(folder.read("story.ron"), "mine");
    folder.hearsay("new story.txt").run().status(2).err_has("hint: try `story.txt.ron`");
    folder.hearsay("new none/story.ron").run().status(2).err_has("there is no such folder");
    folder.hearsay("new a.ron --coder").arg(" ").run().status(2);
    assert!(!folder.path("a.ron").exists());
}

// import

#[test]
fn files_that_are_no_articles_do_not_stop_the_others() {
    let folder = Folder::with_story();
    folder.file("empty.txt", "");
    folder.file("binary.txt", [0u8, 159, 146, 150, 0, 0, 1, 2]);
    folder.file(
        "latin.txt",
        b"Der Minister erkl\xe4rte, die Br\xfccke sei sicher gewesen. Das stimmt nicht.",
    );
    let answer = folder
        .hearsay("import story.ron empty.txt binary.txt missing.txt latin.txt wire.txt")
        .run()
        .status(1);
    let want = "added: latin.txt (decoded from windows-1252)\n\
                already there: wire.txt, the same text as “Dam was unsafe, sources say” (wire.txt)\n\
                not added: the file is empty: `empty.txt`\n\
                not added: the file is binary, not text: `binary.txt`\n\
                not added: cannot read: No such file or directory (os error 2): `missing.txt`\n";
    let sorted = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(sorted(&answer.out), sorted(want));
    answer
        .err_has("hint: save it as plain text")
        .err_has("1 article added, 1 already there, 3 failed");
    assert_eq!(folder.stats()["articles"], 3);

    let before = folder.read("story.ron");
    folder.hearsay("import story.ron missing.txt").run().status(2);
    folder.hearsay("import story.ron wire.txt").run().status(0);
    assert_eq!(folder.read("story.ron"), before);
}

#[test]
fn of_a_file_with_several_articles_some_can_be_taken() {
    let folder = Folder::with_story();
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/import/");
    fs::copy(format!("{samples}nexis.txt"), folder.path("nexis.txt")).unwrap();
    let answer = folder.hearsay("import --dry-run nexis.txt").run().status(0);
    assert_eq!(answer.out.lines().count(), 2);
    answer.out_has("to add: nexis.txt: “").out_has("(article 2 of 2 of a press database’s export)");
    folder
        .hearsay("import story.ron nexis.txt --only 2-9")
        .run()
        .status(0)
        .out_has("article 2 of 2");
    assert_eq!(folder.stats()["articles"], 3);
    folder.file("rows.csv", "Nr;Inhalt\n1;One report.\n2;Another one.\n");
    folder.hearsay("import story.ron rows.csv").run().status(2).out_has("no column of the table");
    folder.hearsay("import story.ron rows.csv --columns text=Inhalt").run().status(0);
    assert_eq!(folder.stats()["articles"], 5);
    let answer = folder.hearsay("import story.ron rows.csv --columns inhalt=text").run().status(2);
    answer.err_has("no field `inhalt`").err_has("the fields are text, title, outlet");
    folder.hearsay("import story.ron nexis.txt --only 0").run().status(2);
    folder.hearsay("import story.ron nexis.txt --only 3-1").run().status(2);
}

#[test]
fn a_dry_run_says_what_was_read_and_changes_nothing() {
    let folder = Folder::with_story();
    let before = folder.read("story.ron");
    folder.file("latin.txt", b"Gestern abend erkl\xe4rte der Minister, die Br\xfccke sei sicher.");
    let row = folder.hearsay("import --dry-run --json latin.txt").run().status(0).json().remove(0);
    assert_eq!(row["outcome"], "to add");
    assert_eq!(row["language"], "de");
    assert_eq!(row["intake"], "decoded from windows-1252");
    assert_eq!(row["warnings"], serde_json::json!(["decoded from windows-1252"]));
    assert_eq!(row["file"], "latin.txt");
    assert_eq!(row["file_sha256"].as_str().unwrap().len(), 64);
    assert_eq!(row["sentences"], 1);
    assert!(row["text"].as_str().unwrap().contains("Brücke"));
    assert_eq!(row["date"], Value::Null);
    for field in ["headline", "outlet", "agency", "byline", "place"] {
        assert!(row[field].is_string(), "{field}");
    }
    let rows = folder.hearsay("import story.ron --dry-run --json latin.txt wire.txt none").run();
    let outcomes: BTreeSet<String> =
        rows.status(1).json().iter().map(|row| row["outcome"].to_string()).collect();
    let want = ["\"already there\"", "\"failed\"", "\"to add\""].map(str::to_owned);
    assert_eq!(outcomes, BTreeSet::from(want));
    assert_eq!(folder.read("story.ron"), before);
}

#[test]
fn import_names_articles_by_id_in_json() {
    let folder = Folder::with_story();
    let row = folder.hearsay("import story.ron --json wire.txt").run().status(0).json().remove(0);
    assert_eq!((&row["path"], &row["outcome"]), (&"wire.txt".into(), &"already there".into()));
    let id = row["article"].as_str().unwrap();
    assert!(folder.read("story.ron").contains(id));
    let tag = format!(r#"{{"op":"tag","article":"{id}","sentence":1,"kind":"claim"}}"#);
    folder.edit(&tag).status(0).out("safe 1\n");
}

#[test]
fn import_says_what_looks_like_a_version_and_how_it_differs() {
    let folder = Folder::with_story();
    let second = WIRE.replace("two engineers", "three engineers");
    folder.file("wire2.txt", &second);
    folder.file("wire3.txt", format!("{second}The governor promised an inquiry.\n"));
    let told = "; looks like a version of “Dam was unsafe, sources say” (wire.txt): 3 % of its \
                words are new, 3 % of the other’s are gone\n";
    let command = "import story.ron --dry-run wire2.txt wire3.txt";
    let answer = folder.hearsay(command).arg("--differences").run().status(0);
    let answer = answer.out_has(&format!("to add: wire2.txt{told}")).out_has(
        "\n  - KARSK – The dam at Karsk was unsafe, two engineers said.\n  + KARSK – The dam at \
         Karsk was unsafe, three engineers said.\nto add: wire3.txt; looks like a version of",
    );
    answer.out_has("(wire2.txt): 14 % of its words are new, none of the other’s are gone\n");

    let rows = folder.hearsay(command).arg("--json").run().status(0).json();
    let id = rows[0]["version_of"]["article"].as_str().unwrap().to_owned();
    assert!(folder.read("story.ron").contains(&id));
    assert_eq!(rows[0]["version_of"]["name"], "“Dam was unsafe, sources say” (wire.txt)");
    assert!(rows[0]["version_of"]["kept"].as_f64().unwrap() > 0.95);
    assert_eq!(rows[1]["version_of"]["article"], Value::Null, "of a trial, no id is kept");

    folder.hearsay("import story.ron wire2.txt paper.txt none.txt --report r.csv").run().status(1);
    let report = folder.read("r.csv");
    let mut lines = report.lines();
    assert!(lines.next().unwrap().starts_with("file,outcome,article,headline,outlet,looks_like"));
    let line = lines.next().unwrap();
    assert!(line.starts_with("wire2.txt,added,") && line.contains(&id), "{line}");
    assert!(lines.next().unwrap().contains("the same text as “Ministry rejects"), "{report}");
    assert!(lines.next().unwrap().starts_with("none.txt,not added,,,,,,,,cannot read"), "{report}");
    folder.hearsay("import story.ron wire2.txt --report story.ron").run().status(2);
    let answer = folder.hearsay("import story.ron wire2.txt --report r.txt").run().status(0);
    assert_eq!(folder.read("r.txt"), answer.out);
}

#[test]
fn import_needs_a_project_and_files() {
    let folder = Folder::with_story();
    folder.hearsay("import story.ron").run().status(2).err_has("no files to import were named");
    folder
        .hearsay("import other.ron wire.txt")
        .run()
        .status(2)
        .err_has("hint: make it first: hearsay new");
    folder.hearsay("import wire paper.txt").run().status(2).err_has("the project comes first");
    fs::create_dir(folder.path("nothing")).unwrap();
    folder.hearsay("import story.ron nothing").run().status(2).err_has("no articles were found");
}

// export and formats

#[test]
fn the_same_project_gives_the_same_bytes() {
    let folder = Folder::with_story();
    folder.edit(r#"{"op":"tag","article":1,"sentence":4,"through":6,"kind":"claim"}"#).status(0);
    for format in ["csv", "jsonl"] {
        let once = folder.hearsay("export story.ron --format").arg(format).run().status(0);
        let file = format!("out.{format}");
        folder
            .hearsay("export story.ron -o")
            .arg(&file)
            .arg("--format")
            .arg(format)
            .run()
            .status(0)
            .out("");
        assert_eq!(folder.read(&file), once.out);
        assert!(once.err.is_empty());
    }
}

#[test]
fn a_project_without_a_title_goes_by_its_file() {
    let folder = Folder::with_story();
    folder.edit(r#"{"op":"tag","article":1,"sentence":4,"kind":"claim"}"#).status(0);
    let rows = folder.hearsay("export story.ron --format jsonl").run().status(0).json();
    assert_eq!(rows[0]["project"], "story");
}

#[test]
fn an_export_can_choose_kinds_and_articles() {
    let folder = Folder::with_story();
    let edits = r#"{"op":"tag","article":1,"sentence":4,"kind":"claim"}
{"op":"tag","article":1,"sentence":5,"kind":"denial"}
{"op":"tag","article":2,"sentence":2,"kind":"denial"}
"#;
    folder.edit(edits).status(0);
    let count = |words: &str| {
        folder.hearsay("export story.ron -f jsonl").arg_all(words).run().status(0).json().len()
    };
    assert_eq!(count(""), 3);
    assert_eq!(count("--kind Claim"), 1);
    assert_eq!(count("--kind d --kind c"), 3);
    assert_eq!(count("--article 2"), 1);
    assert_eq!(count("--article wire.txt --kind d"), 1);
    let refuses = |words: &str, why: &str| {
        folder
            .hearsay("export story.ron -f csv")
            .arg_all(words)
            .run()
            .status(2)
            .out("")
            .err_has(why);
    };
    refuses(
        "--kind rumour",
        "there is no kind `rumour`: the codebook has Claim, Denial, Attribution",
    );
    refuses("--article 3", "there is no article 3: the project has 2");
    refuses("--article none", "there is no article `none`");
    refuses("-o story.ron", "this command reads the file");
    refuses("-o none/tags.csv", "hint: there is no such folder");
    folder
        .hearsay("export story.ron -f word")
        .run()
        .status(2)
        .err_has("[possible values: csv, jsonl");
    folder.hearsay("check story.ron").run().status(0);
}

impl Call {
    fn arg_all(mut self, words: &str) -> Self {
        self.command.args(words.split_whitespace());
        self
    }
}

#[test]
fn formats_are_listed_with_what_they_carry() {
    let folder = Folder::new();
    let list = folder.hearsay("formats").run().status(0);
    let rows = folder.hearsay("formats --json").run().status(0).json();
    assert_eq!(list.out.lines().count(), rows.len());
    for (id, way) in [("text", "import"), ("csv", "import"), ("csv", "export"), ("jsonl", "export")]
    {
        let row = rows.iter().find(|row| row["id"] == id && row["way"] == way).unwrap();
        assert!(row["carries"].as_str().unwrap().len() > 10);
    }
}

// check and stats

#[test]
fn check_says_where_and_what_to_do() {
    let folder = Folder::with_story();
    let good = folder.read("story.ron");
    let line = good.lines().position(|line| line.contains("file:\"wire.txt\"")).unwrap() + 1;
    folder.file("story.ron", good.replace("file:\"wire.txt\"", "fyle:\"wire.txt\""));
    let answer = folder.hearsay("check story.ron").run().status(1);
    let answer = answer.out_has(&format!("story.ron:{line}:")).out_has("  hint: ");
    answer.out_has("(refused)").err_has("the file does not open");
    for verb in ["stats story.ron", "export story.ron -f csv", "import story.ron wire.txt"] {
        folder.hearsay(verb).run().status(2).out("").err_has("error: cannot open project: line");
    }
    for (name, bytes) in
        [("empty.ron", ""), ("other.ron", "(a: 1)"), ("cut.ron", &good[..good.len() / 2])]
    {
        folder.file(name, bytes);
        folder.hearsay("check").arg(name).run().status(1).out_has("(refused)");
    }
    folder.hearsay("check none.ron").run().status(2).err_has("cannot read project");
    folder.hearsay("check .").run().status(2);
}

#[test]
fn repair_saves_what_is_whole_in_a_new_file() {
    let folder = Folder::with_story();
    folder.edit(r#"{"op":"tag","article":1,"sentence":5,"kind":"denial"}"#).status(0);
    folder.edit(r#"{"op":"tag","article":1,"sentence":4,"kind":"claim"}"#).status(0);
    let good = folder.read("story.ron");
    let line = good.lines().position(|line| line.contains("kind:\"denial\"")).unwrap() + 1;
    let damaged = good.replace("kind:\"denial\"", "kimd:\"denial\"");
    folder.file("story.ron", &damaged);
    let check = folder.hearsay("check story.ron").run().status(1);
    check.out_has("hearsay check FILE --repair -o NEW.ron");

    let answer = folder.hearsay("check story.ron --repair -o saved.ron").run().status(1);
    let place = format!("story.ron:{line}:");
    answer
        .out_has(&place)
        .out_has(": lost: tag with quote “The ministry denied it.”")
        .err_has("2 articles, 1 tag, 0 notes saved in saved.ron")
        .err_has("1 record lost or damaged; story.ron is untouched");
    assert_eq!(folder.read("story.ron"), damaged);
    folder.hearsay("check saved.ron").run().status(0).out("saved.ron: no faults\n");

    // What is saved once needs no saving again.
    folder.hearsay("check saved.ron --repair -o again.ron").run().status(0).out("");
    assert_eq!(folder.read("again.ron"), folder.read("saved.ron"));
}

#[test]
fn repair_writes_over_nothing() {
    let folder = Folder::with_story();
    let good = folder.read("story.ron");
    let damaged = good.replace("],\n", "\n");
    folder.file("story.ron", &damaged);
    folder.file("other.ron", "mine");
    fs::hard_link(folder.path("story.ron"), folder.path("hard.ron")).unwrap();
    let mut taken = vec!["story.ron", "./story.ron", "other.ron", "hard.ron"];
    #[cfg(unix)]
    for (to, link) in [("story.ron", "soft.ron"), ("nothing.ron", "dangling.ron")] {
        std::os::unix::fs::symlink(to, folder.path(link)).unwrap();
        taken.push(link);
    }
    for name in taken {
        let refused = folder.hearsay("check story.ron --repair -o").arg(name).run().status(2);
        refused.out("").err_has("there is a file of this name already").err_has("hint: choose");
    }
    let none = folder.hearsay("check story.ron --repair -o none/saved.ron").run();
    none.status(2).out("").err_has("there is no such folder");
    folder.hearsay("check story.ron --repair -o saved.txt").run().status(2);
    folder.hearsay("check story.ron --repair").run().status(2).err_has("--output");
    folder.hearsay("check story.ron -o saved.ron").run().status(2).err_has("--repair");

    folder.file("newer.ron", good.replace("hearsay: 1", "hearsay: 3"));
    folder.file("prose.ron", PAPER);
    let newer = folder.hearsay("check newer.ron --repair -o saved.ron").run().status(2);
    newer
        .err_has("format version 3 is newer than this program reads (1)")
        .err_has("hint: open it with a newer Hearsay");
    let prose = folder.hearsay("check prose.ron --repair -o saved.ron").run().status(2);
    prose.err_has("nothing can be saved: this is not a Hearsay project");
    assert!(!folder.path("saved.ron").exists() && !folder.path("nothing.ron").exists());
    assert_eq!((folder.read("story.ron"), folder.read("other.ron")), (damaged, "mine".to_owned()));
    folder.hearsay("check story.ron --repair -o saved.ron").run().status(0);
}

#[test]
fn a_newer_project_is_not_touched() {
    let folder = Folder::with_story();
    let newer = folder.read("story.ron").replacen("hearsay: 1", "hearsay: 2", 1);
    folder.file("story.ron", &newer);
    folder.edit(r#"{"op":"title","title":"x"}"#).status(2).err_has("newer");
    folder
        .hearsay("import story.ron wire.txt")
        .run()
        .status(2)
        .err_has("hint: open it with a newer Hearsay");
    assert_eq!(folder.read("story.ron"), newer);
}

#[test]
fn diff_says_in_words_what_changed() {
    let folder = Folder::with_story();
    folder.file("old.ron", folder.read("story.ron"));
    folder.hearsay("diff old.ron story.ron").run().status(0).out("no changes\n");
    let edits = [
        r#"{"op":"tag","article":1,"sentence":5,"kind":"denial"}"#,
        r#"{"op":"note","article":1,"sentence":5,"kind":"denial","text":"By whom?"}"#,
        r#"{"op":"merge","article":2,"sentence":3}"#,
        r#"{"op":"title","title":"Karsk"}"#,
    ];
    folder.edit(&edits.join("\n")).status(0);
    let want = "1 sentence merged, 1 tag added, 1 note added in 2 articles; title changed
Dam was unsafe, sources say
  + Denial “The ministry denied it.”, by Ada
  + note on Denial “The ministry denied it.”: “By whom?”, by Ada
Ministry rejects dam report
  ~ sentences 3–4 merged: “Repairs cost 3.5 million. Work began in April.”
the project
  ~ title nothing → “Karsk”
";
    folder.hearsay("diff old.ron story.ron").run().status(1).out(want);
    let back = folder.hearsay("diff story.ron old.ron").run().status(1);
    back.out_has("  - Denial “The ministry denied it.”, by Ada\n");
    let json = folder.hearsay("diff old.ron story.ron --json").run().status(1).json();
    assert_eq!(json[0]["articles"][0]["items"][0]["what"], "tag");
    for (words, why) in [
        ("diff none.ron story.ron", "cannot open project: No such file"),
        ("diff old.ron wire.txt", "this is not a Hearsay project"),
    ] {
        folder.hearsay(words).run().status(2).out("").err_has(why);
    }
}

#[test]
fn stats_count() {
    let folder = Folder::with_story();
    folder.edit(r#"{"op":"tag","article":1,"sentence":4,"kind":"claim"}"#).status(0);
    let answer = folder.hearsay("stats story.ron").run().status(0);
    answer
        .out_has("        2  articles\n")
        .out_has("        1  Claim\n")
        .out_has("        1  Ada\n")
        .out_has("        0  attributions without a source\n");
    folder.hearsay("stats none.ron").run().status(2).out("").err_has("cannot open project");
}

// edit

#[test]
fn setting_what_is_set_changes_nothing() {
    let folder = Folder::with_story();
    let edits = [
        r#"{"op":"tag","article":1,"sentence":4,"kind":"claim"}"#,
        r#"{"op":"tag_words","article":1,"words":"denied it","kind":"denial"}"#,
        r#"{"op":"nothing_here","article":2,"sentence":1}"#,
        r#"{"op":"read","article":2}"#,
        r#"{"op":"note","article":1,"sentence":1,"text":"hm"}"#,
        r#"{"op":"describe","article":1,"outlet":"Wire"}"#,
        r#"{"op":"title","title":"Dam"}"#,
    ];
    for edit in edits {
        folder.edit(edit).status(0).out("safe 1\n");
        let once = folder.read("story.ron");
        folder.edit(&format!("{edit}\n{edit}\n")).status(0).out("safe 1\nsafe 2\n");
        assert_eq!(folder.read("story.ron"), once, "{edit}");
    }
    let cleared = [
        r#"{"op":"untag","article":1,"sentence":4,"kind":"claim"}"#,
        r#"{"op":"untag","article":1,"words":"denied it","kind":"denial"}"#,
        r#"{"op":"not_nothing","article":2,"sentence":1}"#,
        r#"{"op":"unread","article":2}"#,
        r#"{"op":"note","article":1,"sentence":1,"text":""}"#,
    ];
    let twice: String = cleared.iter().flat_map(|edit| [edit, "\n", edit, "\n"]).collect();
    folder.edit(&twice).status(0);
    assert_eq!((folder.tags().len(), &folder.stats()["notes"]), (0, &0.into()));
    assert_eq!(folder.stats()["done"], 0);
}

#[test]
fn a_bad_line_does_not_stop_the_rest() {
    let folder = Folder::with_story();
    let lines = [
        (r#"{"op":"tag","article":1,"sentence":4,"kind":"claim"}"#, "safe 1"),
        ("nonsense", "refused 2 this is not JSON"),
        ("[1,2]", "refused 3 the line is no JSON object"),
        ("", "safe 4"),
        (r#"{"op":"tga","article":1}"#, "refused 5 there is no operation `tga`"),
        (r#"{"article":1}"#, "refused 6 the field `op` is missing"),
        (
            r#"{"op":"tag","article":1,"sentence":99,"kind":"c"}"#,
            "refused 7 there is no sentence 99",
        ),
        (r#"{"op":"tag","article":1,"sentence":0,"kind":"c"}"#, "refused 8 `sentence` must be"),
        (r#"{"op":"tag","article":0,"sentence":1,"kind":"c"}"#, "refused 9 there is no article 0"),
        (r#"{"op":"tag","article":1,"sentence":1,"kind":"rumour"}"#, "refused 10 there is no kind"),
        (
            r#"{"op":"tag","article":1,"sentense":1,"kind":"c"}"#,
            "refused 11 `tag` takes no field `sentense`",
        ),
        (
            r#"{"op":"tag","article":1,"words":"the moon","kind":"c"}"#,
            "refused 12 “the moon” does not",
        ),
        (r#"{"op":"tag","article":1,"words":"e","kind":"c"}"#, "refused 13 “e” stands there more"),
        (r#"{"op":"tag","article":1,"span":[60,63],"kind":"c"}"#, "refused 14 `span` must be"),
        (
            r#"{"op":"tag","article":1,"span":[5,4000000000],"kind":"c"}"#,
            "refused 15 `span` must be",
        ),
        (r#"{"op":"split","article":1,"at":0}"#, "refused 16 the place must lie inside"),
        (r#"{"op":"merge","article":1,"sentence":6}"#, "refused 17 this is the last sentence"),
        (r#"{"op":"remove_code","code":"claim"}"#, "refused 18 every project has Claim"),
        (r#"{"op":"redo"}"#, "refused 19 there is nothing to redo"),
        (r#"{"op":"undo","times":2}"#, "refused 20 `undo` takes no field `times`"),
        (r#"{"op":"describe","article":1,"published":"May"}"#, "refused 21 `published` is no date"),
        (r#"{"op":"untag","tag":"xyz"}"#, "refused 22 `tag`: an id has 13"),
        (
            r#"{"op":"nothing_here","article":1,"sentence":4}"#,
            "refused 23 the sentence bears a tag",
        ),
        (r#"{"op":"add_article","text":" \n"}"#, "refused 24 there is no text"),
        (r#"{"op":"tag","article":1,"sentence":5,"kind":"denial"}"#, "safe 25"),
    ];
    let input: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
    let answer = folder.edit(&input).status(1);
    assert_eq!(answer.out.lines().count(), lines.len(), "{}", answer.out);
    for (said, (line, want)) in answer.out.lines().zip(lines) {
        assert!(said.starts_with(want), "{line}: {said}");
    }
    assert_eq!(folder.tags().len(), 2);
    folder.hearsay("check story.ron").run().status(0);
}

/// One line for every operation there is.
const EVERYTHING: &str = r#"{"op":"coder","name":"Bo"}
{"op":"title","title":"The dam"}
{"op":"add_article","text":"A third report. It denies all.","file":"third.txt","outlet":"Post","published":"2025-03-14"}
{"op":"describe","article":3,"place":"Karsk","agency":"Wire"}
{"op":"move_article","article":"third.txt","to":1}
{"op":"version","article":3,"of":"third.txt"}
{"op":"version","article":2,"of":3}
{"op":"version","article":2}
{"op":"add_code","name":"Number","letter":"N","color":"amber","definition":"A figure."}
{"op":"change_code","code":"N","name":"Figure","example":"3.5 million"}
{"op":"tag","article":"third.txt","sentence":2,"kind":"denial"}
{"op":"tag_words","article":3,"words":"3.5 million","kind":"figure"}
{"op":"tag_hits","search":"dam","kind":"claim"}
{"op":"change_kind","article":1,"sentence":2,"kind":"denial","to":"attribution"}
{"op":"note","article":1,"sentence":2,"kind":"A","text":"weak"}
{"op":"nothing_here","article":1,"sentence":1}
{"op":"not_nothing","article":1,"sentence":1}
{"op":"read","article":1}
{"op":"unread","article":1}
{"op":"merge","article":1,"sentence":1}
{"op":"split","article":1,"before":"It denies"}
{"op":"untag","article":1,"sentence":2,"kind":"A"}
{"op":"clear","article":2,"sentence":1,"through":6}
{"op":"tag","article":2,"sentence":4,"through":6,"kind":"attribution"}
{"op":"add_source","name":"The ministry","as":"body","aliases":["Karsk"]}
{"op":"change_source","source":"karsk","about":"Owns the dam.","as":"body"}
{"op":"accept","article":2,"sentence":6}
{"op":"cue","article":2,"sentence":4,"words":"said"}
{"op":"not_cue","article":2,"sentence":4,"words":"said"}
{"op":"content","article":2,"sentence":4,"words":"The dam at Karsk was unsafe"}
{"op":"add_hop","article":2,"sentence":4,"who":"Northwire","as":"agency"}
{"op":"add_hop","article":2,"sentence":4,"who":"engineers","as":"bare","words":"two engineers","count":2}
{"op":"change_hop","article":2,"sentence":4,"nth":2,"access":"worked on the dam"}
{"op":"copy_chain","article":2,"sentence":5,"from":4}
{"op":"split_source","source":"engineers","name":"other engineers","article":2,"sentence":5}
{"op":"merge_source","source":"other engineers","into":"engineers"}
{"op":"remove_hop","article":2,"sentence":5,"nth":2}
{"op":"grade","source":"engineers","mark":"C","reason":"They were there."}
{"op":"not_content","article":2,"sentence":4,"words":"The dam at Karsk was unsafe"}
{"op":"tag","article":2,"sentence":5,"kind":"denial"}
{"op":"denial_kind","article":2,"sentence":5,"to":"denies"}
{"op":"speaker","article":2,"sentence":5,"kind":"denial","to":4}
{"op":"add_proposition","wording":"The dam was unsafe."}
{"op":"link","proposition":"the dam was unsafe.","article":2,"sentence":4,"through":5}
{"op":"link","proposition":"Repairs were dear.","article":3,"sentence":3}
{"op":"stance","to":"hedges","article":2,"sentence":4}
{"op":"move_proposition","proposition":2,"to":1}
{"op":"change_proposition","proposition":1,"note":"In whose eyes?"}
{"op":"split_proposition","proposition":2,"wording":"The dam broke.","article":2,"sentence":5}
{"op":"merge_proposition","proposition":"The dam broke.","into":"The dam was unsafe."}
{"op":"unlink","proposition":2,"article":2,"sentence":4}
{"op":"remove_proposition","proposition":"Repairs were dear."}
{"op":"derivation","from":2,"to":3,"as":"partly","reason":"the same words"}
{"op":"add_source","name":"Nobody","as":"person"}
{"op":"remove_source","source":"Nobody"}
{"op":"undo"}
{"op":"redo"}
{"op":"remove_code","code":"Figure"}
{"op":"rename_coder","coder":"Bo","name":"Bo Lund"}
{"op":"remove_article","article":1}
"#;

#[test]
fn every_operation_works_and_undo_takes_all_back() {
    let folder = Folder::with_story();
    // Undo reaches back beyond this run; here it shall not.
    fs::remove_file(folder.path("story.ron.history")).unwrap();
    let before = folder.read("story.ron");
    let n = EVERYTHING.lines().count();
    let undo = "{\"op\":\"undo\"}\n".repeat(n);
    let answer = folder.edit(&format!("{EVERYTHING}{undo}"));
    let (done, undone): (Vec<&str>, Vec<&str>) =
        answer.out.lines().partition(|line| !line.starts_with("refused"));
    assert!(undone.iter().all(|line| line.ends_with("there is nothing to undo")), "{undone:?}");
    assert!(done.len() >= 2 * n - 6, "{}", answer.out);
    assert_eq!(folder.read("story.ron"), before);

    let list = folder.hearsay("edit --ops").run().status(0).out;
    let known: BTreeSet<&str> = list
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty())
        .collect();
    let mut tried: BTreeSet<String> = EVERYTHING
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["op"].as_str().unwrap().to_owned())
        .collect();
    tried.insert("move_tag".to_owned()); // needs an id: tried below
    assert_eq!(known, tried.iter().map(String::as_str).collect());
}

#[test]
fn a_tag_can_be_named_by_its_id() {
    let folder = Folder::with_story();
    folder.edit(r#"{"op":"tag","article":1,"sentence":5,"kind":"claim"}"#).status(0);
    let rows = folder.hearsay("export story.ron -f jsonl").run().json();
    let id = rows[0]["tag_id"].as_str().unwrap();
    let edits = format!(
        r#"{{"op":"move_tag","tag":"{id}","words":"denied it"}}
{{"op":"change_kind","tag":"{id}","to":"denial"}}
{{"op":"note","tag":"{id}","text":"flatly"}}
"#
    );
    folder.edit(&edits).status(0);
    assert_eq!(folder.tags(), ["denial denied it"]);
    assert_eq!(folder.stats()["notes"], 1);
    let untag = format!(r#"{{"op":"untag","tag":"{id}"}}"#);
    folder.edit(&format!("{untag}\n{untag}\n")).status(0);
    assert!(folder.tags().is_empty());
}

/// Edits that say who speaks in both articles, and of what.
const FINDINGS: &str = r#"{"op":"describe","article":1,"outlet":"Northwire"}
{"op":"describe","article":2,"outlet":"Karsk Post"}
{"op":"tag","article":1,"sentence":4,"kind":"claim"}
{"op":"tag","article":1,"sentence":4,"kind":"attribution"}
{"op":"cue","article":1,"sentence":4,"words":"said"}
{"op":"content","article":1,"sentence":4,"words":"The dam at Karsk was unsafe"}
{"op":"add_hop","article":1,"sentence":4,"who":"two engineers","as":"bare","words":"two engineers","count":2}
{"op":"tag","article":1,"sentence":5,"kind":"denial"}
{"op":"tag","article":1,"sentence":5,"kind":"attribution"}
{"op":"accept","article":1,"sentence":5}
{"op":"accept","article":1,"sentence":5}
{"op":"accept","article":1,"sentence":6}
{"op":"tag","article":2,"sentence":2,"kind":"denial"}
{"op":"link","proposition":"The dam was unsafe.","article":1,"sentence":4}
{"op":"link","proposition":"the dam was unsafe.","article":1,"sentence":5}
{"op":"link","proposition":1,"article":2,"sentence":2}
{"op":"link","proposition":"Repairs were dear.","article":2,"sentence":3,"stance":"asserts"}
{"op":"read","article":2}
"#;

#[test]
fn findings_stand_on_the_board_and_in_the_export() {
    let folder = Folder::with_story();
    folder.edit(FINDINGS).status(0);
    let board = folder.hearsay("board story.ron --by outlet --format csv").run().status(0).out;
    let want = "proposition,mentions,independent_origins,remarks,credibility,Northwire,Karsk Post\r\n\
                The dam was unsafe.,2,1,contested; single origin; 1 denial undecided,6,\
                \"asserts, denies\",undecided\r\n\
                Repairs were dear.,1,1,single origin,6,not coded,asserts\r\n";
    assert_eq!(board, want);
    let board = "board story.ron --rows corroboration --format csv";
    let grouped = folder.hearsay(board).run().status(0).out;
    let groups: Vec<&str> = grouped.lines().filter_map(|line| line.split(',').next()).collect();
    assert_eq!(groups, ["group", "contested", "single origin"]);

    let rows = folder.hearsay("export story.ron -f jsonl").run().status(0).json();
    let names = ["kind_id", "denial", "speaker", "chain", "cue", "content", "propositions"];
    let told = |row: &Value| names.map(|name| row[name].as_str().unwrap_or("–").to_owned());
    let mut told: Vec<String> = rows.iter().map(|row| told(row).join(" | ")).collect();
    told.sort();
    let want = [
        "attribution | – | The ministry | Northwire ◂ The ministry | denied | it | –",
        "attribution | – | a spokesperson | Northwire ◂ a spokesperson | said | “No report reached \
         us,” | –",
        "attribution | – | two engineers | Northwire ◂ two engineers | said | The dam at Karsk was \
         unsafe | –",
        "claim | – | two engineers | Northwire ◂ two engineers | – | – | asserts: The dam was unsafe.",
        "denial | denies | The ministry | Northwire ◂ The ministry | – | – | denies: The dam was \
         unsafe.",
        "denial | – | Karsk Post | Karsk Post | – | – | denies: The dam was unsafe.",
    ];
    assert_eq!(told, want);

    let stats = folder.stats();
    let counts = ["sources", "propositions", "links", "denials_undecided"];
    assert_eq!(counts.map(|name| stats[name].as_u64().unwrap()), [3, 2, 4, 1]);
    assert_eq!(stats["attributions_without_source"], 0);
    folder.hearsay("check story.ron").run().status(0);
}

#[test]
fn findings_can_be_named_by_their_ids() {
    let folder = Folder::with_story();
    folder.edit(FINDINGS).status(0);
    let project = folder.read("story.ron");
    let id_of = |words: &[&str]| {
        let is_it = |line: &&str| words.iter().all(|it| line.contains(it));
        let line = project.lines().filter(|line| line.starts_with("(id:")).find(is_it);
        line.and_then(|line| line.split('"').nth(1)).unwrap().to_owned()
    };
    let rows = folder.hearsay("export story.ron -f jsonl").run().json();
    let told = |row: &&Value| row["kind_id"] == "attribution" && row["cue"] == "said";
    let said = rows.iter().find(told).unwrap()["tag_id"].as_str().unwrap().to_owned();
    let (source, proposition) = (id_of(&["two engineers"]), id_of(&["The dam was unsafe."]));
    let link = id_of(&["asserts", &proposition]);
    let edits = format!(
        r#"{{"op":"split_source","source":"{source}","name":"an engineer","tags":["{said}"]}}
{{"op":"add_hop","tag":"{said}","who":"{source}"}}
{{"op":"content","tag":"{said}","words":"two engineers"}}
{{"op":"link","proposition":"{proposition}","tag":"{said}"}}
{{"op":"stance","tag":"{said}","to":"mentions"}}
{{"op":"split_proposition","proposition":"{proposition}","wording":"It leaked.","links":["{link}"]}}
"#
    );
    folder.edit(&edits).status(0);
    let rows = folder.hearsay("export story.ron -f jsonl").run().json();
    let row = rows.iter().find(|row| row["tag_id"] == said.as_str()).unwrap();
    let names = ["chain", "content", "propositions"];
    let want = [
        "Northwire ◂ an engineer ◂ two engineers",
        "The dam at Karsk was unsafe … two engineers",
        "mentions: The dam was unsafe.",
    ];
    assert_eq!(names.map(|name| row[name].as_str().unwrap()), want);
    let told = |row: &Value| row["propositions"] == "asserts: It leaked.";
    assert_eq!(rows.iter().filter(|row| told(row)).count(), 1);
}

#[test]
fn findings_that_are_set_twice_are_set_once() {
    let folder = Folder::with_story();
    folder.edit(FINDINGS).status(0);
    let edits = [
        r#"{"op":"denial_kind","article":2,"sentence":2,"to":"disputes_part"}"#,
        r#"{"op":"speaker","article":1,"sentence":5,"kind":"denial","to":4}"#,
        r#"{"op":"speaker","article":1,"sentence":5,"kind":"denial","to":"rule"}"#,
        r#"{"op":"cue","article":1,"sentence":5,"words":"The"}"#,
        r#"{"op":"not_cue","article":1,"sentence":5,"words":"The"}"#,
        r#"{"op":"content","article":1,"sentence":5,"words":"No report"}"#,
        r#"{"op":"change_hop","article":1,"sentence":5,"nth":1,"who":"Karsk Post"}"#,
        r#"{"op":"copy_chain","article":1,"sentence":5,"from":6}"#,
        r#"{"op":"add_source","name":"The Ministry","as":"body","about":"Owns it."}"#,
        r#"{"op":"change_source","source":"the ministry","aliases":["Karsk"]}"#,
        r#"{"op":"grade","source":"karsk","mark":"c","reason":"It owns the dam."}"#,
        r#"{"op":"grade","proposition":1,"mark":"4"}"#,
        r#"{"op":"derivation","from":1,"to":2,"as":"wholly","reason":"the same words"}"#,
        r#"{"op":"derivation","from":1,"to":2,"as":"undecided"}"#,
        r#"{"op":"add_proposition","wording":"It rained.","note":"In April."}"#,
        r#"{"op":"change_proposition","proposition":3,"wording":"It snowed."}"#,
        r#"{"op":"move_proposition","proposition":"It snowed.","to":1}"#,
        r#"{"op":"link","proposition":1,"article":1,"sentence":5,"through":6}"#,
        r#"{"op":"stance","proposition":1,"article":1,"sentence":6,"to":"questions"}"#,
        r#"{"op":"unlink","proposition":1,"article":1,"sentence":6}"#,
    ];
    for edit in edits {
        let before = folder.read("story.ron");
        folder.edit(edit).status(0).out("safe 1\n");
        let once = folder.read("story.ron");
        assert_ne!(once, before, "{edit}");
        folder.edit(&format!("{edit}\n{edit}\n")).status(0).out("safe 1\nsafe 2\n");
        assert_eq!(folder.read("story.ron"), once, "{edit}");
    }
    folder.hearsay("check story.ron").run().status(0);
}

#[test]
fn findings_that_cannot_be_are_refused_with_what_to_do() {
    let folder = Folder::with_story();
    folder.edit(FINDINGS).status(0);
    let twins = r#"{"op":"add_source","name":"officials","as":"bare"}"#;
    folder.edit(&format!("{twins}\n{twins}\n")).status(0);
    let lines = [
        (r#"{"op":"accept","article":2,"sentence":3}"#, "nothing is proposed for this sentence"),
        (r#"{"op":"denial_kind","article":1,"sentence":4,"to":"denies"}"#, "there is no denial of"),
        (
            r#"{"op":"denial_kind","article":1,"sentence":5,"to":"no"}"#,
            "`to` is one of denies, dis",
        ),
        (
            r#"{"op":"speaker","article":1,"sentence":4,"kind":"A","to":4}"#,
            "only another attribution of this article",
        ),
        (
            r#"{"op":"speaker","article":1,"sentence":5,"kind":"D","to":1}"#,
            "there is no attribution of yours there: tag it first",
        ),
        (r#"{"op":"cue","article":2,"sentence":3,"words":"cost"}"#, "there is no attribution of"),
        (r#"{"op":"cue","article":1,"sentence":4,"words":"whispered"}"#, "“whispered” does not"),
        (r#"{"op":"add_hop","article":1,"sentence":4,"who":"Ed"}"#, "`Ed` is in no register yet"),
        (
            r#"{"op":"add_hop","article":1,"sentence":4,"who":"Ed","as":"human"}"#,
            "`as` is one of person, body, described, bare, document, agency, outlet, not `human`",
        ),
        (r#"{"op":"remove_hop","article":1,"sentence":4,"nth":2}"#, "there is no step 2: the ch"),
        (r#"{"op":"copy_chain","article":1,"sentence":4,"from":5,"tag":7}"#, "`tag` must be text"),
        (r#"{"op":"change_source","source":"officials"}"#, "2 sources are called `officials`"),
        (r#"{"op":"change_source","source":"Ed"}"#, "there is no source `Ed`: add it"),
        (r#"{"op":"remove_source","source":"the ministry"}"#, "The ministry stands in 1 attri"),
        (r#"{"op":"merge_source","source":1,"into":1}"#, "a source cannot be merged with itself"),
        (r#"{"op":"grade","mark":"A"}"#, "the field `source` is missing, or `proposition`"),
        (r#"{"op":"grade","source":"The ministry","mark":"1"}"#, "sources have letters"),
        (r#"{"op":"grade","proposition":1,"mark":"9"}"#, "`mark`: a grade is a letter A–F"),
        (
            r#"{"op":"grade","proposition":1,"mark":"1"}"#,
            "repetition, not corroboration: 1 needs two independent origins",
        ),
        (r#"{"op":"link","proposition":9,"article":1,"sentence":4}"#, "there is no proposition 9"),
        (r#"{"op":"link","proposition":" ","article":1,"sentence":4}"#, "a proposition needs a w"),
        (r#"{"op":"unlink","proposition":1}"#, "the field `sentence` is missing, or `tag`"),
        (r#"{"op":"stance","article":1,"sentence":1,"to":"denies"}"#, "there is no link of yours"),
        (
            r#"{"op":"split_proposition","proposition":1,"wording":"So.","article":1,"sentence":1}"#,
            "choose the links that go to the new proposition",
        ),
        (r#"{"op":"move_proposition","proposition":1,"to":3}"#, "there is no position 3"),
        (r#"{"op":"derivation","from":1,"to":1,"as":"wholly"}"#, "an article does not derive"),
    ];
    let before = folder.read("story.ron");
    let input: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
    let answer = folder.edit(&input).status(1);
    for (seq, (said, (line, want))) in (1..).zip(answer.out.lines().zip(lines)) {
        assert!(said.starts_with(&format!("refused {seq} {want}")), "{line}: {said}");
    }
    assert_eq!(answer.out.lines().count(), lines.len());
    assert_eq!(folder.read("story.ron"), before);
}

#[test]
fn each_line_is_answered_while_more_are_to_come() {
    let folder = Folder::with_story();
    let mut child = folder.command(HEARSAY).args(["edit", "story.ron", "--jsonl"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for seq in 1..=3 {
        writeln!(input, r#"{{"op":"title","title":"Title {seq}"}}"#).unwrap();
        assert_eq!(answers.next().unwrap().unwrap(), format!("safe {seq}"));
        // It is on disk when it is said to be, and others see it.
        assert!(folder.read("story.ron.journal").contains(&format!("Title {seq}")));
        assert_eq!(folder.stats()["title"], format!("Title {seq}"));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
    assert!(folder.read("story.ron").contains("Title 3"));
    assert!(!folder.path("story.ron.journal").exists());
}

#[test]
fn somebody_must_sign() {
    let folder = Folder::new();
    folder.file("wire.txt", WIRE);
    folder.hearsay("new story.ron").run().status(0);
    folder.hearsay("import story.ron wire.txt").run().status(0);
    let tag = r#"{"op":"tag","article":1,"sentence":4,"kind":"claim"}"#;
    folder.edit(tag).status(1).out("refused 1 nobody signed in: say who edits with --coder NAME\n");
    folder.hearsay("edit story.ron --jsonl --coder Ada").input(tag).run().status(0).out("safe 1\n");
    // The only coder of a project needs no further word.
    folder.edit(r#"{"op":"tag","article":1,"sentence":5,"kind":"denial"}"#).status(0);
    assert_eq!(folder.stats()["coders"][0]["tags"], 2);
    folder.hearsay("edit story.ron --jsonl --coder").arg(" ").run().status(2);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_saved_is_refused() {
    let folder = Folder::with_story();
    fs::create_dir(folder.path("real")).unwrap();
    fs::rename(folder.path("story.ron"), folder.path("real/story.ron")).unwrap();
    std::os::unix::fs::symlink("real/story.ron", folder.path("story.ron")).unwrap();
    let mut child = folder.command(HEARSAY).args(["edit", "story.ron", "--jsonl"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    writeln!(input, r#"{{"op":"title","title":"One"}}"#).unwrap();
    assert_eq!(answers.next().unwrap().unwrap(), "safe 1");
    fs::rename(folder.path("real"), folder.path("gone")).unwrap();
    writeln!(input, r#"{{"op":"title","title":"Two"}}"#).unwrap();
    assert!(answers.next().unwrap().unwrap().starts_with("refused 2 not kept: "));
    fs::rename(folder.path("gone"), folder.path("real")).unwrap();
    writeln!(input, r#"{{"op":"read","article":1}}"#).unwrap();
    assert!(answers.next().unwrap().unwrap().starts_with("refused 3 not kept: "));
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(folder.stats()["title"], "One");
}

#[test]
fn import_says_what_was_changed_and_takes_no_project() {
    let folder = Folder::with_story();
    let words = "Он сказал, что ничего не знает об этом плане. ".repeat(3);
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&words);
    fs::write(folder.path("old.txt"), bytes).unwrap();
    let answer = folder.hearsay("import story.ron old.txt").run().status(0);
    assert_eq!(answer.out, "added: old.txt (decoded from windows-1251)\n");
    let answer = folder.hearsay("import story.ron story.ron").run().status(2);
    assert!(answer.out.contains("this is a Hearsay project"), "{}", answer.out);
    fs::copy(folder.path("story.ron"), folder.path("story.txt")).unwrap();
    folder.hearsay("import story.ron story.txt").run().status(2);
}

// sentences

#[test]
fn rows_are_answered_in_order_with_their_ids() {
    let folder = Folder::new();
    let rows = concat!(
        r#"{"id":1.0,"text":"He left. She stayed."}"#,
        "\n",
        r#"{"id":"a","text":"Ministerin sagte: „Nein.“ Das – war’s.","lang":"de"}"#,
        "\r\n",
        "\n",
        r#"{"id":{"x":[1]},"text":""}"#,
        "\n",
        r#"{"id":12345678901234567890123,"text":"One\u00e9."}"#,
    );
    let answer = folder.hearsay("sentences --jsonl").input(rows).run().status(0);
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(lines[0], r#"{"id":1.0,"sents":[[0,8],[9,20]],"unit":"cp"}"#);
    assert_eq!(lines[2], r#"{"id":{"x":[1]},"sents":[],"unit":"cp"}"#);
    assert_eq!(lines[3], r#"{"id":12345678901234567890123,"sents":[[0,5]],"unit":"cp"}"#);
    assert_eq!(lines.len(), 4);

    let many: String = (0..50_000)
        .map(|n| format!("{{\"id\":{n},\"text\":\"It is {n}. So be it.\"}}\n"))
        .collect();
    let answer = folder.hearsay("sentences --jsonl").input(&many).run().status(0);
    assert_eq!(answer.out.lines().count(), 50_000);
    for (n, line) in answer.out.lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"id\":{n},")), "{line}");
    }
}

#[test]
fn rows_that_cannot_be_read_are_answered_too() {
    let folder = Folder::new();
    let rows = "{\"id\":1,\"text\":\"He left.\"}\nx\n{\"id\":2}\n{\"id\":3,\"text\":4}\n{\"id\":4,\"text\":\"a\"\n";
    let answer = folder.hearsay("sentences --jsonl").input(rows).run().status(1);
    let answered = answer.json();
    assert_eq!(answered.len(), 5);
    assert!(answered[1..].iter().all(|row| row["error"].is_string()), "{answered:?}");
    assert_eq!(answered[2]["id"], 2);
    answer.err_has("4 of 5 rows could not be read");
    folder.hearsay("sentences --jsonl").input("x\n").run().status(2);
    folder.hearsay("sentences --jsonl").input("").run().status(0).out("");
    folder.hearsay("sentences").input("One. Two.").run().status(0).out("One.\nTwo.\n");
}

#[test]
fn pairs_of_sentences_are_compared_in_order() {
    let folder = Folder::new();
    let rows = concat!(
        r#"{"id":"same","a":"The dam at Karsk was unsafe.","b":"The dam at Karsk was unsafe."}"#,
        "\n",
        r#"{"id":"near","a":"The dam at Karsk was unsafe.","b":"Karsk’s dam was not safe, engineers say."}"#,
        "\n",
        r#"{"id":"far","a":"The dam at Karsk was unsafe.","b":"Repairs cost 3.5 million."}"#,
        "\n",
        r#"{"id":"bad","a":"The dam at Karsk was unsafe."}"#,
        "\n",
    );
    let answer = folder.hearsay("similarity --jsonl").input(rows).run().status(1);
    let rows = answer.json();
    let ids: Vec<_> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["same", "near", "far", "bad"]);
    let scores: Vec<_> = rows.iter().filter_map(|row| row["sim"].as_f64()).collect();
    assert!(scores.len() == 3 && scores[0] == 1.0, "{scores:?}");
    assert!(scores[0] > scores[1] && scores[1] > scores[2] && scores[2] >= 0.0, "{scores:?}");
    assert!(rows[3]["error"].is_string());
    folder.hearsay("similarity").run().status(2);
}

#[test]
fn sentences_of_a_file_are_one_a_line() {
    let folder = Folder::new();
    folder.file("a.txt", "The dam was unsafe,\r\ntwo engineers said\r\non Monday after they\r\nhad seen it. It broke.\r\n");
    folder.hearsay("sentences a.txt").run().status(0);
    let answer = folder.hearsay("sentences --format text a.txt").run().status(0);
    assert!(answer.out.ends_with("It broke.\n") && !answer.out.contains('\r'), "{answer:?}");
    folder
        .hearsay("sentences --format text")
        .input("He left. She stayed.")
        .run()
        .out("He left.\nShe stayed.\n");
    folder.hearsay("sentences --format text none.txt").run().status(2).err_has("cannot read");
    folder.hearsay("sentences --format text none.txt a.txt").run().status(1);
}

// derivation

#[test]
fn articles_made_from_others_are_proposed_with_the_passages_they_share() {
    let folder = Folder::with_story();
    folder.hearsay("derivation story.ron").run().status(0).out("0 pairs, 0 groups\n");
    let wire = "Dam gives way\n\n10 March 2025\n\nKARSK – The old dam above Kärsk gave way early on \
                Monday after two days of heavy rain. Engineers had asked the ministry three times \
                to lower the lake.\n";
    folder.file("first.txt", wire);
    folder.file("second.txt", wire.replace("10 March", "12 March").replace("heavy", "unusual"));
    folder.hearsay("import story.ron first.txt second.txt").run().status(0);
    let report = folder.hearsay("derivation story.ron --json").run().status(0).json().remove(0);
    let pairs = report["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 1, "{report}");
    let pair = &pairs[0];
    assert_eq!((&pair["kind"], &pair["direction"]), (&"wholly".into(), &"date".into()));
    assert_eq!(pair["from"]["published"], "2025-03-10");
    let mut ids = [pair["from"]["id"].clone(), pair["to"]["id"].clone()];
    ids.sort_by_key(ToString::to_string);
    assert_eq!(report["groups"], serde_json::json!([ids]));
    let passage = pair["passages"].as_array().unwrap().last().unwrap();
    let at = |n: usize| passage["from"][n].as_u64().unwrap() as usize;
    let words: String = wire.chars().skip(at(0)).take(at(1) - at(0)).collect();
    assert!(words.ends_with("lower the lake") && words.contains("Kärsk"), "{words}");
    folder.hearsay("derivation story.ron").run().out_has("1 pair, 1 group\n");
}

// attributions

#[test]
fn attributions_are_answered_in_order_with_spans_in_code_points() {
    let folder = Folder::new();
    let rows = concat!(
        r#"{"id":"a","text":"“Déjà vu,” said the minister."}"#,
        "\r\n\n",
        r#"{"id":2.0,"text":"The ministry denied that the dam had been unsafe.","before":null}"#,
        "\n",
        r#"{"id":3,"text":"The ferry left at dawn."}"#,
    );
    let answer = folder.hearsay("attributions --jsonl").input(rows).run().status(0);
    let answered = answer.json();
    assert_eq!(answered.len(), 3);
    assert_eq!(answered[0]["id"], "a");
    assert_eq!(answered[0]["attribution"], true);
    assert_eq!(
        answered[0]["relations"].to_string(),
        r#"[{"content":[[0,10]],"cue":[[11,15]],"source":[[16,28]]}]"#
    );
    assert!(answered[0]["denial"].is_null());
    assert!(answer.out.contains("{\"id\":2.0,"), "{answer:?}");
    assert_eq!(answered[1]["denial"], "denies");
    assert_eq!(answered[2]["attribution"], false);
    assert_eq!(answered[2]["relations"].as_array().map(Vec::len), Some(0));

    let many: String =
        (0..20_000).map(|n| format!("{{\"id\":{n},\"text\":\"He said it was {n}.\"}}\n")).collect();
    let answer = folder.hearsay("attributions --jsonl").input(&many).run().status(0);
    assert_eq!(answer.out.lines().count(), 20_000);
    for (n, line) in answer.out.lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"id\":{n},\"attribution\":true,")), "{line}");
    }
}

#[test]
fn the_sentence_before_may_name_who_speaks() {
    let folder = Folder::new();
    let rows = concat!(
        r#"{"id":1,"text":"“Nobody told us.”"}"#,
        "\n",
        r#"{"id":2,"text":"“Nobody told us.”","before":"“We knew nothing,” the mayor said."}"#,
    );
    let answered = folder.hearsay("attributions --jsonl").input(rows).run().status(0).json();
    assert_eq!(answered[0]["attribution"], false);
    assert_eq!(answered[1]["attribution"], true);
}

#[test]
fn bad_rows_of_attributions_are_answered_as_those_of_sentences_are() {
    let folder = Folder::new();
    let rows = "{\"id\":1,\"text\":\"He left.\"}\nx\n{\"id\":2}\n{\"id\":3,\"text\":4}\n{\"id\":4,\"text\":\"a\",\"before\":[]}\n";
    let of = |verb: &str| folder.hearsay(verb).input(rows).run().status(1);
    let (ours, theirs) = (of("attributions --jsonl"), of("sentences --jsonl"));
    assert_eq!(ours.json()[1..4], theirs.json()[1..4]);
    assert!(ours.json()[4]["error"].as_str().is_some_and(|it| it.starts_with("`before`")));
    ours.err_has("4 of 5 rows could not be read");
    folder.hearsay("attributions --jsonl").input("x\n").run().status(2);
    folder.hearsay("attributions --jsonl").input("").run().status(0).out("");
    folder.hearsay("attributions").run().status(2).out("");
}

// demo, shot and the window

#[test]
fn the_demo_does_the_job_in_the_terminal() {
    let folder = Folder::new();
    let answer = folder.hearsay("demo --out sample").run().status(0);
    let answer = answer.out_has("Port Selwan explosion: 3 articles").out_has("D Denial ");
    let answer = answer.out_has("A Attribution ").out_has("Written to sample\n").out_has("Next\n");
    let answer = answer.out_has("– disavows knowledge · Norlund Wire ◂ Dalia Rehn, Ports Ministry");
    let answer = answer.out_has("7 mentions · 1 independent origin · contested · repetition, not");
    let project = folder.read("sample/project.ron");
    assert_eq!(folder.read("sample/tags.csv").lines().next().unwrap().split(',').count(), 28);
    for picture in ["sample/read.png", "sample/board.png"] {
        assert_eq!(folder.path(picture).exists(), cfg!(feature = "gui"));
    }
    folder.hearsay("check sample/project.ron").run().status(0);

    // The same again, byte for byte; without --out in a folder that it names.
    folder.hearsay("demo --out sample").run().status(0).out(&answer.out);
    assert_eq!(folder.read("sample/project.ron"), project);
    let answer = folder.hearsay("demo").run().status(0);
    let named = answer.out.lines().find_map(|line| line.strip_prefix("Written to ")).unwrap();
    assert_eq!(fs::read_to_string(PathBuf::from(named).join("project.ron")).unwrap(), project);
}

#[test]
fn the_demo_spares_another_project() {
    let folder = Folder::with_story();
    fs::rename(folder.path("story.ron"), folder.path("project.ron")).unwrap();
    let before = folder.read("project.ron");
    folder.hearsay("demo --out .").run().status(2).err_has("there is another project already");
    assert_eq!(folder.read("project.ron"), before);
    folder.hearsay("demo --out none/deep").run().status(2).err_has("cannot make the folder");
}

#[cfg(feature = "gui")]
#[test]
fn a_shot_is_a_picture_of_the_size_asked_for() {
    let folder = Folder::with_story();
    for theme in ["light", "dark"] {
        folder
            .hearsay("shot story.ron -o read.png --size 640x480 --theme")
            .arg(theme)
            .run()
            .status(0);
        let png = fs::read(folder.path("read.png")).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        assert_eq!(&png[16..24], [0, 0, 2, 128, 0, 0, 1, 224]);
    }
    folder
        .hearsay("shot story.ron -o story.ron")
        .run()
        .status(2)
        .err_has("this command reads the file");
    folder.hearsay("shot story.ron -o a.png --article 9").run().status(2);
    folder.hearsay("shot story.ron -o a.png --article 1 --sentence 99").run().status(2);
    folder.hearsay("shot none.ron -o a.png").run().status(2);
}

#[cfg(not(feature = "gui"))]
#[test]
fn without_the_window_the_missing_feature_is_named() {
    let folder = Folder::with_story();
    for words in ["", "story.ron", "wire.txt paper.txt", "shot story.ron -o a.png"] {
        folder.hearsay(words).run().status(2).out("").err_has("its feature `gui` was left out");
    }
}

#[test]
fn a_mistyped_verb_is_answered_with_the_right_one() {
    let folder = Folder::new();
    for (typed, meant) in [("exprot", "export"), ("chekc", "check"), ("sentence", "sentences")] {
        let answer = folder.hearsay(typed).run().status(2).out("");
        answer.err_has(&format!("did you mean `hearsay {meant}`?"));
    }
    folder.hearsay("blah").run().status(2).err_has("see hearsay --help");
    folder.hearsay("none.ron").run().status(2).err_has("there is no such file: `none.ron`");
    folder.hearsay("export --formt csv").run().status(2).err_has("--format");
}

// What holds for all verbs.

/// The verbs, as the help lists them.
fn verbs(folder: &Folder) -> Vec<String> {
    let help = folder.hearsay("--help").run().status(0).out;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let verbs = lines.take_while(|line| line.starts_with("  "));
    verbs.filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect()
}

#[test]
fn the_version_is_the_packages() {
    let version = format!("hearsay {}\n", env!("CARGO_PKG_VERSION"));
    Folder::new().hearsay("--version").run().status(0).out(&version);
}

/// Runs the examples of each verb's help, through a shell, as they stand there.
#[cfg(unix)]
#[test]
fn the_examples_in_the_help_work() {
    let listed = verbs(&Folder::new());
    assert!(listed.len() >= 13, "{listed:?}");
    for verb in listed.iter().filter(|verb| *verb != "help") {
        let help = Folder::new().hearsay(verb).arg("--help").run().status(0).out;
        let examples: Vec<&str> = help
            .lines()
            .skip_while(|line| *line != "Examples:")
            .skip(1)
            .map_while(|line| line.strip_prefix("  "))
            .collect();
        assert!((2..=3).contains(&examples.len()), "{verb}: {examples:?}");
        if verb == "shot" && cfg!(not(feature = "gui")) {
            continue;
        }
        for example in examples {
            let folder = Folder::with_story();
            folder.file("reports/one.txt", "One report. It says this.");
            folder.file(
                "edits.jsonl",
                "{\"op\":\"tag\",\"article\":1,\"sentence\":4,\"kind\":\"claim\"}\n",
            );
            folder.file("rows.jsonl", "{\"id\":1,\"text\":\"He left.\"}\n");
            folder.file("pairs.jsonl", "{\"id\":1,\"a\":\"He left.\",\"b\":\"She left.\"}\n");
            for copy in ["story.ron.earlier/2026-11-25T10-02-13Z.ron", "mine.ron", "theirs.ron"] {
                folder.file(copy, folder.read("story.ron"));
            }
            std::os::unix::fs::symlink(HEARSAY, folder.path("hearsay")).unwrap();
            let path = format!("{}:{}", folder.0.path().display(), std::env::var("PATH").unwrap());
            let mut shell = folder.command("sh");
            shell.args(["-c", example]).env("PATH", path);
            let answer = Call { command: shell, input: String::new() }.run();
            assert_eq!(answer.status, 0, "{example}: {answer:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::with_story();
    let many: String =
        (0..200_000).map(|n| format!("{{\"id\":{n},\"text\":\"A b.\"}}\n")).collect();
    folder.file("rows.jsonl", many);
    for pipe in ["sentences --jsonl < rows.jsonl", "demo --out s", "edit --ops"] {
        let mut shell = folder.command("bash");
        let line =
            format!("set -o pipefail; '{HEARSAY}' {pipe} | head -1; exit ${{PIPESTATUS[0]}}");
        shell.args(["-c", &line]);
        let answer = Call { command: shell, input: String::new() }.run().status(0);
        assert_eq!((answer.out.lines().count(), answer.err.as_str()), (1, ""), "{pipe}");
    }
}

#[test]
fn wrong_usage_is_status_two_and_writes_nothing_to_the_output() {
    let folder = Folder::new();
    let wrong = [
        "new",
        "import",
        "export",
        "export story.ron",
        "check",
        "diff a.ron",
        "diff a.ron b.ron",
        "stats",
        "edit",
        "edit story.ron",
        "sentences --jsonl a.txt",
        "formats --xml",
        "shot",
        "shot -o a.png --size 3",
        "demo --out",
        "stats a.ron b.ron",
        "new a.ron b.ron",
    ];
    for words in wrong {
        let answer = folder.hearsay(words).run().status(2).out("");
        assert!(answer.err.starts_with("error: "), "{words}: {answer:?}");
    }
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 0);
}
