//! Text in, board out: one table a rule.

use super::*;
use crate::edit::{Hand, article, attribution, derivation, proposition, review, tag};
use crate::model::{
    ArticleId, Change, Coder, CoderId, DenialKind, DerivationKind, Draft, Id, Ids, KindId,
    SourceKind, Span,
};

/// Makes a project of lines, each a sentence in an article of an outlet:
///
/// ```text
/// Outlet: who ◂ who [sure kind] Proposition
/// ```
///
/// A name in quotes is an unnamed source, one in capitals an agency; "read" after
/// an outlet marks its article as read, "(WIRE)" credits an agency, "> Other"
/// says that it derives from another's.
fn project(lines: &str) -> Project {
    let mut maker = Maker::default();
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).for_each(|line| maker.line(line));
    maker.project
}

struct Maker {
    project: Project,
    ids: Ids,
    coder: CoderId,
    articles: Vec<(String, ArticleId)>,
}

impl Default for Maker {
    fn default() -> Self {
        let mut project = Project::new("Test");
        for (id, name) in [(1, "Ada"), (2, "Bo")] {
            project.apply(&[Change::add(Coder { id: CoderId(Id(id)), name: name.to_owned() })]);
        }
        let coder = CoderId(Id(1));
        Self { project, ids: Ids::seeded(3), coder, articles: Vec::new() }
    }
}

impl Maker {
    fn edit<T>(
        &mut self,
        plan: impl FnOnce(&Project, &mut Hand<'_>) -> (T, crate::model::Edit),
    ) -> T {
        let now = "2026-01-02T03:04:05Z".parse().unwrap();
        let mut hand = Hand { coder: self.coder, now, ids: &mut self.ids };
        let (result, edit) = plan(&self.project, &mut hand);
        self.project.apply(&edit.changes);
        result
    }

    /// The article of an outlet: ten sentences.
    fn article(&mut self, outlet: &str, agency: &str) -> ArticleId {
        if let Some((_, id)) = self.articles.iter().find(|(name, _)| name == outlet) {
            return *id;
        }
        let mut text = format!("{outlet}\n\n");
        let mut sentences = Vec::new();
        for n in 0..10 {
            let start = text.len();
            text.push_str(&format!("Sentence {n} here."));
            sentences.push(Span::of(start..text.len()));
            text.push(' ');
        }
        let draft = Draft {
            text,
            sentences,
            outlet: outlet.to_owned(),
            agency: agency.to_owned(),
            ..Draft::default()
        };
        let added = self.edit(|p, hand| {
            let adding = article::add(p, hand, vec![draft]);
            (adding.outcome[0], adding.edit)
        });
        let article::Added::New(id) = added else { panic!("{outlet} is there twice") };
        self.articles.push((outlet.to_owned(), id));
        id
    }

    fn line(&mut self, line: &str) {
        if let Some((from, to)) = line.split_once(" > ") {
            let ids = (self.article(to.trim(), ""), self.article(from.trim(), ""));
            return self.edit(|p, hand| {
                ((), derivation::decide(p, hand, ids, Some(DerivationKind::Wholly), "").unwrap())
            });
        }
        let (outlet, rest) = line.split_once(':').unwrap_or((line, ""));
        let (outlet, is_read) = match outlet.trim().strip_suffix(" read") {
            Some(outlet) => (outlet, true),
            None => (outlet.trim(), false),
        };
        let (outlet, agency) = outlet.split_once(" (").unwrap_or((outlet, ""));
        let id = self.article(outlet, agency.trim_end_matches(')'));
        if is_read {
            self.edit(|p, hand| ((), review::set_read(p, hand, id, true)));
        }
        if let Some((chain, rest)) = rest.split_once('[') {
            let (how, wording) = rest.split_once(']').unwrap();
            self.sentence(id, chain.trim(), how, wording.trim());
        }
    }

    fn sentence(&mut self, article: ArticleId, chain: &str, how: &str, wording: &str) {
        let used: Vec<Span> = self.project.stances_of(article).map(|it| it.at).collect();
        let sentences = self.project.sentences(article).to_vec();
        let at = *sentences.iter().find(|at| !used.contains(at)).unwrap();
        if !chain.is_empty() {
            let tag = self.tag(article, at, KindId::Attribution);
            for name in chain.split('◂').map(str::trim).filter(|name| *name != "?") {
                let is_agency = name.chars().all(|c| c.is_uppercase());
                let step = if is_agency {
                    attribution::Step::Relay { name: name.to_owned(), agency: true }
                } else if let Some(name) = name.strip_prefix('"') {
                    let name = name.trim_end_matches('"').to_owned();
                    attribution::Step::Source { name, kind: SourceKind::Bare }
                } else {
                    attribution::Step::Source { name: name.to_owned(), kind: SourceKind::Body }
                };
                self.edit(|p, hand| ((), attribution::add_hop(p, hand, tag, &step).unwrap()));
            }
        }
        let (stance, denial) = how.split_once(' ').unwrap_or((how, ""));
        let stance = StanceKind::by_name(stance).unwrap();
        if stance == StanceKind::Denies {
            let tag = self.tag(article, at, KindId::Denial);
            let kind = DenialKind::by_name(denial);
            self.edit(|p, _| ((), tag::set_denial(p, &[tag], kind)));
        }
        self.edit(|p, hand| {
            let mut target = proposition::Target::of_sentence(p, hand, article, at);
            target.kind = stance;
            ((), proposition::link_to_wording(p, hand, wording, &[target]).unwrap())
        });
    }

    fn tag(&mut self, article: ArticleId, at: Span, kind: KindId) -> crate::model::TagId {
        self.edit(|p, hand| ((), tag::set(p, hand, article, &[at], kind)));
        self.project.tags_in(article, at).find(|tag| tag.kind == kind).unwrap().id
    }
}

/// A board as text: a line a row.
fn drawn(project: &Project, by: By) -> Vec<String> {
    let board = board(project, by);
    let cells = |row: &Row| {
        let told =
            |(cell, column): (Cell<'_>, &Column)| format!("{} {}", column.name, cell.words());
        board.cells(row).zip(board.columns()).map(told).collect::<Vec<_>>().join(" | ")
    };
    let told = |row: &Row| {
        let head = format!("{}: {} of {}", row.wording, row.mentions, row.origins.independent);
        let remarks = row.remarks();
        let remarks =
            if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
        format!("{head}{remarks} = {}", cells(row))
    };
    board.rows.iter().map(told).collect()
}

#[test]
fn a_denial_shows_what_kind_it_is_and_undecided_counts_nowhere() {
    let project = project(
        "Post: Ministry [asserts] P
         Gazette: Mayor [denies denies] P
         Globe: Mayor [denies disputes_part] P
         Herald: Governor [denies disavows_knowledge] P
         Times: Governor [denies declines] P
         Mail: Governor [denies no_response] P
         Echo: Governor [denies undecided] P
         Sun: [hedges] P
         Star: [questions] P
         Wave: [mentions] P",
    );
    assert_eq!(
        drawn(&project, By::Outlet),
        ["P: 9 of 1 (contested; single origin; 1 denial undecided) = Post asserts | \
          Gazette denies | Globe disputes part | Herald no knowledge | Times declined | Mail no \
          reply | Echo undecided | Sun hedges | Star questions | Wave mentions"]
    );
}

#[test]
fn knowing_nothing_of_it_contests_nothing() {
    let project = project(
        "Post: Ministry [asserts] P
         Herald: Governor [denies disavows_knowledge] P
         Echo: Governor [denies undecided] P",
    );
    assert!(!board(&project, By::Outlet).rows[0].contested);
}

#[test]
fn silence_is_only_in_what_was_read_to_the_end() {
    let project = project(
        "Post: Ministry [asserts] P
         Gazette read
         Globe",
    );
    let want = |cells: &str| vec![format!("P: 1 of 1 (single origin) = {cells}")];
    assert_eq!(
        drawn(&project, By::Outlet),
        want("Post asserts | Gazette silent | Globe not coded")
    );
    // Bo read nothing, and Ada not everything.
    assert_eq!(drawn(&project, By::Coder), want("Ada asserts | Bo not coded"));
    assert_eq!(drawn(&project, By::Source), want("Ministry asserts"));
}

#[test]
fn five_outlets_on_one_wire_story_are_one_origin() {
    let project = project(
        "Wire: [asserts] P
         Post: [asserts] P
         Gazette: [asserts] P
         Globe: [asserts] P
         Herald: [asserts] P
         Post > Wire
         Gazette > Wire
         Globe > Post
         Herald > Globe",
    );
    let rows = board(&project, By::Group).rows;
    assert_eq!((rows[0].mentions, rows[0].origins.independent), (5, 1));
    assert_eq!(
        drawn(&project, By::Group),
        ["P: 5 of 1 (repetition, not corroboration) = Wire and 4 more asserts ×5"]
    );
}

#[test]
fn what_counts_as_independent() {
    for (lines, independent, may_be_same) in [
        // One spokesperson quoted in two unrelated stories.
        ("Post: Spokesperson [asserts] P\nGazette: Spokesperson [asserts] P", 1, false),
        // Two people.
        ("Post: Spokesperson [asserts] P\nGazette: Engineer [asserts] P", 2, false),
        // Two outlets rewrite an agency's unnamed source.
        (
            "Post: WIRE ◂ \"sources\" [asserts] P\nGazette: WIRE ◂ \"a source\" [asserts] P",
            1,
            false,
        ),
        // The same, where only the credit line names the agency.
        (
            "Post (WIRE): \"sources\" [asserts] P\nGazette: WIRE ◂ \"a source\" [asserts] P",
            1,
            false,
        ),
        // Two agencies.
        (
            "Post: WIRE ◂ \"sources\" [asserts] P\nGazette: AGENCE ◂ \"sources\" [asserts] P",
            2,
            false,
        ),
        // Unnamed sources of two outlets may be one person.
        ("Post: \"sources\" [asserts] P\nGazette: \"a source\" [asserts] P", 2, true),
        // An agency's named source is itself, whoever passes it on.
        ("Post: WIRE ◂ Mayor [asserts] P\nGazette: Mayor [asserts] P", 1, false),
        // Two outlets in their own voice; one of them twice.
        ("Post: [asserts] P\nPost: [asserts] P\nGazette: [asserts] P", 2, false),
        // Two that credit one agency speak with its voice.
        ("Post (WIRE): [asserts] P\nGazette (WIRE): [asserts] P", 1, false),
        // Nobody was entered as the source yet.
        ("Post: ? [asserts] P\nGazette: Mayor [asserts] P", 2, true),
        // An outlet, and somebody it does not name.
        ("Post: [asserts] P\nPost: \"sources\" [asserts] P", 1, false),
        // Only assertions are counted.
        ("Post: Mayor [hedges] P\nGazette: Ministry [mentions] P", 0, false),
        ("Post: Mayor [asserts] P\nGazette: Ministry [denies denies] P", 1, false),
        // A chain of ties makes one of three.
        (
            "Post: Mayor [asserts] P\nGazette: Mayor [asserts] P\nGazette: Engineer [asserts] P\n\
             Globe: [asserts] P\nGlobe > Gazette",
            1,
            false,
        ),
    ] {
        let project = project(lines);
        let row = &board(&project, By::Source).rows[0];
        let found = (row.origins.independent, row.origins.may_be_same);
        assert_eq!(found, (independent, may_be_same), "{lines}");
        assert_eq!(origins_of(&project, row.proposition), row.origins, "{lines}");
    }
}

#[test]
fn by_source_everyone_has_a_column_whoever_quotes_them() {
    let project = project(
        "Post: WIRE ◂ Ministry [asserts] P
         Gazette: Ministry [asserts] P
         Gazette: Mayor [denies denies] P
         Gazette: [asserts] Q",
    );
    assert_eq!(
        drawn(&project, By::Source),
        [
            "P: 3 of 1 (contested; repetition, not corroboration) = Ministry asserts ×2 | Mayor \
             denies | Gazette itself not coded",
            "Q: 1 of 1 (single origin) = Ministry not coded | Mayor not coded | Gazette itself \
             asserts",
        ]
    );
}

#[test]
fn the_table_has_a_column_each_and_names_that_differ() {
    let project = project(
        "Post: Ministry [asserts] P\nGazette: \"a\" [asserts] P\nGlobe: \"a\" [denies denies] P",
    );
    let table = board(&project, By::Source).table(&project, Grouping::None);
    let names: Vec<&str> = table.columns.iter().map(|name| &**name).collect();
    assert_eq!(names[5..], ["Ministry", "a", "a (2)"]);
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
}

/// The rows of each section, by their wordings.
fn grouped(project: &Project, grouping: Grouping) -> Vec<String> {
    let board = board(project, By::Outlet);
    let told = |it: Section| {
        let rows: Vec<&str> = it.rows.iter().map(|nth| board.rows[*nth].wording.as_str()).collect();
        format!("{}: {}", it.name, rows.join(" "))
    };
    board.sections(project, grouping, 0..board.rows.len()).into_iter().map(told).collect()
}

#[test]
fn rows_are_grouped_by_what_they_have_in_common() {
    let project = project(
        "Post: Ministry [asserts] P
         Gazette: Mayor [asserts] P
         Globe: Ministry [asserts] Q
         Post: [denies denies] R
         Globe: [asserts] R
         Gazette: [hedges] S
         Globe: [denies] T",
    );
    assert_eq!(
        grouped(&project, Grouping::Corroboration),
        ["contested: R", "single origin: Q", "corroborated: P", "nobody asserts it: S T"]
    );
    assert_eq!(
        grouped(&project, Grouping::FirstOutlet),
        ["Post: P R", "Gazette: S", "Globe: Q", "no mention yet: T"],
        "in the order in which they spoke first, undecided denials left out"
    );
    assert_eq!(grouped(&project, Grouping::Credibility), ["6  cannot be judged: P Q R S T"]);
    assert_eq!(grouped(&project, Grouping::None), [": P Q R S T"]);
    let table = board(&project, By::Outlet).table(&project, Grouping::Corroboration);
    assert_eq!(table.columns[0], "group");
    let rows = table.rows.iter().map(|row| (row[0].clone(), row[1].clone()));
    assert_eq!(rows.clone().next(), Some(("contested".into(), "R".into())));
    assert_eq!(rows.count(), 5);
}

#[test]
fn mentions_are_counted_in_one_way() {
    let project =
        project("Post: Ministry [asserts] P\nGazette: [denies] P\nGlobe: [denies no_response] P");
    let board = board(&project, By::Outlet);
    for row in &board.rows {
        assert_eq!(row.mentions, mentions_of(&project, row.proposition));
    }
    assert_eq!(board.rows[0].mentions, 2, "an undecided denial counts nowhere");
}
