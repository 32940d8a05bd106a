//! What was asked for and cannot be done as it was asked, with the facts of the case.
//!
//! A refusal knows the identifier of its sentence and nothing of any language; the sentences stand in `text`.

use std::path::{Path, PathBuf};

use crate::text::{Fact, Text};

/// A fact of a refusal as it is shown.
trait Shown {
    fn shown(&self) -> String;

    /// The fact where a sentence chooses by how many they are.
    fn count(&self) -> Option<usize> {
        None
    }
}

impl Shown for String {
    fn shown(&self) -> String {
        self.clone()
    }
}

impl Shown for PathBuf {
    fn shown(&self) -> String {
        self.display().to_string()
    }
}

impl Shown for &'static str {
    fn shown(&self) -> String {
        (*self).to_owned()
    }
}

impl Shown for usize {
    fn shown(&self) -> String {
        self.to_string()
    }

    fn count(&self) -> Option<usize> {
        Some(*self)
    }
}

/// A number that only names something, such as a line: no sentence chooses by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub usize);

impl Shown for Number {
    fn shown(&self) -> String {
        self.0.to_string()
    }
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident { $($field:ident: $type:ty),* } = $id:literal;)+) => {
        /// Why something cannot be done as it was asked for.
        #[expect(missing_docs, reason = "a variant's fields are the facts that its sentence names")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Refusal {
            $($(#[$doc])* $variant { $($field: $type),* },)+
        }

        impl Refusal {
            /// The identifiers of all sentences.
            pub const IDS: &'static [&'static str] = &[$($id),+];

            /// The identifier under which `text` keeps the sentence.
            #[must_use]
            pub fn id(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $id,)+
                }
            }

            /// The facts of the case, by the names that the sentence has for them.
            fn facts(&self) -> Vec<(&'static str, String, Option<usize>)> {
                match self {
                    $(Self::$variant { $($field),* } => vec![
                        $((stringify!($field), $field.shown(), $field.count())),*
                    ],)+
                }
            }
        }
    };
}

refusals! {
    /// There is no such working folder or run.
    FolderMissing { folder: PathBuf } = "folder-missing";
    /// A folder without a manifest.
    NotARun { folder: PathBuf } = "verify-not-a-run";
    /// A manifest that finsam did not write.
    ManifestUnreadable { folder: PathBuf } = "verify-manifest-unreadable";
    /// A run that did not keep all of its inputs.
    NothingKept { folder: PathBuf } = "run-nothing-kept";
    /// An association or a member that is not in the run, by what it was called.
    NotInRun { what: String } = "why-not-in-run";

    /// A working folder without any run, where one is wanted.
    NoRuns { folder: PathBuf } = "runs-none";
    /// A mark that names no run which could be current.
    MarkOfNoRun { file: &'static str, mark: String } = "runs-mark-of-none";
    /// Runs of which none has come further than the others, where none is marked.
    SeveralCurrent { runs: String } = "runs-several-current";
    /// No run has this number or this id.
    NoSuchVersion { what: String, folder: PathBuf } = "runs-no-such-version";
    /// Several runs have this number.
    SeveralVersions { what: String, runs: String } = "runs-several-versions";
    /// A run of `--only`, which is never current.
    NeverCurrent { run: String } = "runs-never-current";
    /// A run that is not the current one.
    NotCurrent { current: String } = "runs-not-current";

    /// A new working folder where one has been begun.
    AlreadyBegun { file: &'static str, folder: PathBuf } = "init-exists";
    /// A new working folder whose year neither the file nor anybody says.
    YearNotGiven {} = "init-year";

    /// The authority's file for another year than the folder's.
    FileOfOtherYear { file: String, of_file: Number, year: Number } = "next-file-of-other-year";
    /// A folder without a run whose contributions could be last year's.
    NoRunToGoOnFrom { folder: PathBuf } = "next-no-run";
    /// The current run of a folder is of another year than the folder.
    CurrentRunOfOtherYear { run: String, of_run: Number, year: Number } = "next-run-of-other-year";
    /// A run whose contributions are not as they were written.
    ContributionsUnknown { run: String, file: &'static str } = "next-contributions-unknown";

    /// The state's model without a budget year.
    ModelWithoutYear {} = "model-year-missing";
    /// The state's model without the municipalities' figures.
    ModelWithoutFile {} = "model-file-missing";
    /// The state's model without the national total.
    ModelWithoutTotal {} = "model-total-missing";
    /// A national total that is no amount in kronor.
    NotATotal { what: String } = "model-total-wrong";
    /// A workbook under another ending than Excel's.
    NotAWorkbook { file: PathBuf } = "model-out-ending";

    /// Differences larger than what an amount can be.
    DifferenceOutOfRange {} = "diff-out-of-range";

    /// A supposed decision that cannot be read as one.
    NotADecision { sentence: String } = "what-if-unclear";
    /// A supposed decision with a percentage of which it is not said that it is a reduction.
    NotAReduction { sentence: String } = "what-if-no-reduction";
    /// A supposed amount without a unit.
    SupposedWithoutUnit {} = "what-if-unit";

    /// A folder that another process watches.
    AlreadyWatched {} = "watch-already";

    /// Drafts of a run that another version made.
    RunOfAnotherVersion { version: String, own: &'static str } = "mail-other-version";
    /// Drafts of a run that has not all workbooks.
    RunOfOnlyOne {} = "mail-only-run";
    /// Drafts of a run with an input that is not as it was.
    InputsChanged { file: String } = "mail-inputs-changed";
    /// Drafts of a run for which there are no settings of mail.
    NoMailSettings {} = "mail-no-settings";
    /// Mail without a sender.
    NoSender {} = "mail-no-sender";
    /// Text that is no date of messages.
    NotADate { what: String } = "settings-mail-date";
    /// Mail without a date.
    NoDate {} = "mail-no-date";
    /// Mail to nobody.
    NoMessage {} = "mail-no-message";
    /// A folder with the office's own texts that is not there, or has none.
    TemplatesMissing { folder: PathBuf } = "mail-templates-missing";

    /// A run without drafts.
    NoDrafts {} = "mail-no-drafts";
    /// Drafts of which it is not known what they were made with.
    DraftsWithoutSettings {} = "mail-drafts-without-settings";
    /// An approval that finsam did not write.
    ApprovalUnreadable { line: Number, reason: String } = "mail-approval-unreadable";
    /// Drafts that belong to another run.
    DraftsOfAnotherRun {} = "mail-drafts-of-another-run";
    /// A ledger with a line that cannot be understood.
    LedgerUnreadable { file: &'static str, line: Number } = "mail-ledger-unreadable";
    /// Another run of which it cannot be said what was sent.
    OtherRunUnreadable { folder: PathBuf } = "mail-other-run-unreadable";
    /// Text that is no e-mail address.
    NotAnAddress { what: String } = "settings-mail-address";
    /// No message has this name.
    NoSuchMessage { name: String } = "mail-no-such-message";
    /// A message that there is no reason to send again.
    NotToBeResent { name: String } = "mail-resend-what";
    /// Amounts that were sent from other runs: the names of the messages, each with the folder, and the first name.
    SentElsewhere { count: usize, what: String, name: String } = "mail-sent-elsewhere";
    /// Somebody else has sent from the run meanwhile.
    LedgerChanged {} = "mail-ledger-changed";
    /// Mail from a run that is not the current one, for a reason in words, which nobody has said yes to.
    NotSaidToBeCurrent { why: String } = "mail-not-current";
    /// The number of messages was not confirmed.
    NotConfirmed { count: Number } = "mail-not-confirmed";

    /// Mail without a server.
    NoServer {} = "mail-no-server";
    /// A login without a password.
    NoPassword { user: String, variable: &'static str } = "mail-no-password";
    /// A program that gave no token.
    NoToken { program: String } = "mail-no-token";
    /// A program that gave no token in its time.
    TokenSlow { program: String, seconds: Number } = "mail-token-slow";
    /// A server that does not let the office in, and why, as it says.
    ServerSaysNo { reason: String } = "mail-server-says-no";
}

impl Refusal {
    /// That there is no such folder.
    #[must_use]
    pub fn no_folder(folder: &Path) -> Self {
        Self::FolderMissing { folder: folder.to_owned() }
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self, text: &Text) -> String {
        let facts = self.facts();
        let facts: Vec<(&str, Fact<'_>)> = facts
            .iter()
            .map(|(name, shown, count)| (*name, count.map_or(Fact::Text(shown), Fact::Count)))
            .collect();
        text.say_with(self.id(), &facts)
    }
}
