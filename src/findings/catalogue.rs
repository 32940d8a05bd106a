//! The catalogue: every problem that finsam can find, with its stable code and its gravity.
//!
//! A code never changes its meaning and is never used again. The hundreds group them:
//! 1xx files and settings, 2xx sheets, tables and columns, 3xx values in cells, 4xx names and
//! codes, 5xx the allocation and the member list, 6xx decisions and rules, 7xx what is written and mailed,
//! 83x and 84x the state's model, 85x plans, 87x memberships.

use rust_decimal::Decimal;

use super::argument::Argument;
use super::severity::Severity;
use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::domain::rate::Rate;

/// One entry of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The stable code, such as `F401`.
    pub code: &'static str,
    /// The identifier under which `text` keeps the sentences.
    pub id: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The names of the facts that the sentences may use.
    pub fields: &'static [&'static str],
}

macro_rules! problems {
    ($($(#[$doc:meta])* $variant:ident { $($field:ident: $type:ty),* $(,)? } = $code:literal $id:literal $severity:ident;)+) => {
        /// What is wrong, with the facts that its sentences need.
        #[expect(missing_docs, reason = "a variant's fields are the facts that its sentences name")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Problem {
            $($(#[$doc])* $variant { $($field: $type),* },)+
        }

        impl Problem {
            /// The stable code, such as `F401`.
            #[must_use]
            pub fn code(&self) -> &'static str {
                self.entry().code
            }

            /// The identifier under which `text` keeps the sentences.
            #[must_use]
            pub fn id(&self) -> &'static str {
                self.entry().id
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(&self) -> Severity {
                self.entry().severity
            }

            /// The facts of the case, by name.
            #[must_use]
            pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
                match self {
                    $(Self::$variant { $($field),* } => vec![$((stringify!($field), Argument::from($field.clone()))),*],)+
                }
            }

            fn entry(&self) -> CatalogueEntry {
                match self {
                    $(Self::$variant { .. } => CatalogueEntry {
                        code: $code, id: $id, severity: Severity::$severity, fields: &[$(stringify!($field)),*],
                    },)+
                }
            }
        }

        /// Every problem there is, in the order of the codes.
        pub const CATALOGUE: &[CatalogueEntry] = &[
            $(CatalogueEntry { code: $code, id: $id, severity: Severity::$severity, fields: &[$(stringify!($field)),*] },)+
        ];
    };
}

problems! {
    // 1xx: files and settings
    /// A file cannot be opened or read from disk.
    FileUnreadable { file: String, reason: &'static str } = "F101" "file-unreadable" Error;
    /// The working folder has no allocation file.
    NoAllocationFile { folder: String, others: Vec<String> } = "F102" "no-allocation-file" Error;
    /// The folder `in/` has several files and the settings choose none of them.
    SeveralAllocationFiles { files: Vec<String> } = "F103" "several-allocation-files" Error;
    /// The working folder has no member workbook.
    NoMemberFile { file: String } = "F104" "no-member-file" Error;
    /// The bytes are of no format that finsam reads.
    UnknownFormat { file: String } = "F105" "unknown-format" Error;
    /// A workbook is broken.
    WorkbookBroken { reason: String } = "F106" "workbook-broken" Error;
    /// A workbook is protected by a password.
    WorkbookEncrypted {} = "F107" "workbook-encrypted" Error;
    /// A file is larger than what finsam reads.
    FileTooLarge { size: String, limit: String } = "F108" "file-too-large" Error;
    /// A web page with the name of a workbook.
    WebPage {} = "F110" "web-page" Error;
    /// Letters that only appear when a text is read in the wrong encoding.
    SuspiciousLetters { sample: String } = "F111" "suspicious-letters" Warning;
    /// A workbook that takes more memory or time to read than is allowed.
    WorkbookOverwhelms {} = "F112" "workbook-overwhelms" Error;
    /// The process that reads old workbooks cannot be started.
    ReaderNotStarted { reason: String } = "F113" "reader-not-started" Error;
    /// A workbook without any worksheet.
    NoWorksheets {} = "F114" "no-worksheets" Error;
    /// An allocation file of another year, or of an earlier status, beside the one that is used. `years` is empty where
    /// the year is the same.
    AllocationFileNotUsed { years: Vec<String>, status: &'static str, used: &'static str } = "F115" "allocation-file-not-used" Information;
    /// A file among the allocation files that cannot be read, beside one that is used.
    AllocationFileUnread { code: String } = "F116" "allocation-file-unread" Warning;
    /// Amounts that the office has typed, beside an authority's file.
    TypedAmountsNotUsed {} = "F117" "typed-amounts-not-used" Information;
    /// A typed amount that only the authority can decide.
    TypedAmountDecided {} = "F118" "typed-amount-decided" Error;
    /// A file that finsam wrote, which no manifest beside it knows as it is.
    OwnFileNotKnown { file: String, manifest: &'static str } = "F132" "own-file-not-known" Error;
    /// Two sheets with typed amounts.
    TypedAmountsTwice { other: Place } = "F131" "typed-amounts-twice" Error;
    /// A line of a settings file that is not of its form (TOML).
    SettingsSyntax { line: String } = "F119" "settings-syntax" Error;
    /// A key that stands twice in the settings.
    SettingTwice { key: String } = "F120" "setting-twice" Error;
    /// A key that the settings do not have.
    SettingUnknown { key: String, suggestions: Vec<String>, known: Vec<String> } = "F121" "setting-unknown" Error;
    /// A value of the wrong kind: a text where a number is due.
    SettingWrongKind { key: String, expected: &'static str } = "F122" "setting-wrong-kind" Error;
    /// A text that is not one of the words that the key takes.
    SettingUnknownWord { key: String, text: String, choices: Vec<String> } = "F123" "setting-unknown-word" Error;
    /// A number outside its range.
    SettingOutOfRange { key: String, text: String, from: String, to: String } = "F124" "setting-out-of-range" Error;
    /// A text that cannot be what the key is about.
    SettingUnfit { key: String, text: String, fits: &'static str } = "F125" "setting-unfit" Error;
    /// A connection without protection to another machine.
    SettingUnprotected { host: String } = "F126" "setting-unprotected" Error;
    /// A text that was saved in an encoding which cannot be told.
    TextUnreadable { sample: String } = "F127" "text-unreadable" Error;
    /// The settings of mail stand in finsam.toml, and so are an input of the run.
    MailInRun {} = "F128" "mail-in-run" Information;
    /// The settings of mail stand both in finsam.toml and in utskick.toml.
    MailSettingsTwice {} = "F129" "mail-settings-twice" Error;

    // 2xx: sheets, tables, columns
    /// No table with the columns looked for.
    TableNotFound { table: &'static str, columns: Vec<&'static str> } = "F201" "table-not-found" Error;
    /// Several tables could be the one looked for.
    SeveralTables { table: &'static str, candidates: Vec<String> } = "F202" "several-tables" Error;
    /// Several columns could be the one looked for.
    SeveralColumns { column: &'static str, candidates: Vec<String> } = "F203" "several-columns" Error;
    /// A column of amounts has no unit anywhere.
    UnitMissing { column: String } = "F204" "unit-missing" Error;
    /// The year of the file is not the year of the settings.
    OtherYear { expected: usize, found: usize } = "F205" "other-year" Error;
    /// Neither the settings nor the file says which year it is about.
    YearUnknown {} = "F206" "year-unknown" Error;
    /// An amount column whose status (preliminary, final …) nothing tells.
    StatusUnknown { column: String } = "F207" "status-unknown" Error;
    /// A sum row agrees with its rows but for their rounding.
    SumOffByRounding { label: String, stated: Money, computed: Money, rows: usize } = "F208" "sum-off-by-rounding" Information;
    /// A sum row does not agree with its rows.
    SumWrong { label: String, stated: Money, computed: Money, difference: Money } = "F209" "sum-wrong" Error;
    /// The same cell stands twice in the file.
    CellTwice {} = "F210" "cell-twice" Error;
    /// A row with an amount but without a name.
    RowWithoutName { amount: String } = "F211" "row-without-name" Error;
    /// A column with a heading that the table does not know.
    ColumnIgnored { column: String } = "F212" "column-ignored" Information;
    /// A sheet that holds none of the tables.
    SheetIgnored {} = "F213" "sheet-ignored" Information;
    /// Hidden rows of the table, which are left out.
    HiddenRows { rows: usize } = "F214" "hidden-rows" Warning;
    /// Hidden rows or columns of the table, which count because the settings say so.
    HiddenCounted { rows: usize, columns: usize } = "F215" "hidden-counted" Information;
    /// A hidden column that could have been used, and is left out.
    HiddenColumn { column: String } = "F216" "hidden-column" Warning;
    /// A hidden sheet that could have been used, and is left out.
    HiddenSheet {} = "F217" "hidden-sheet" Warning;
    /// Amounts that only make sense in another unit.
    MagnitudeOdd { amount: Money, unit: String } = "F218" "magnitude-odd" Error;
    /// A cell whose markup holds what a reader leaves out or does not know, such as `&foo;`.
    CellMisread { markup: String } = "F219" "cell-misread" Error;
    /// A cell with more than one value.
    CellSeveralValues { values: usize } = "F220" "cell-several-values" Error;

    /// A column of a later year that has come as far as the one that is used: the file may be next year's.
    LaterColumn { column: String, later: String, year: usize } = "F230" "later-column" Error;

    // 3xx: values
    /// Text that is not an amount where one is due.
    NotAnAmount { text: String } = "F301" "not-an-amount" Error;
    /// A number that can be read in two ways, such as `1.000`.
    AmbiguousNumber { text: String, one: String, other: String } = "F302" "ambiguous-number" Error;
    /// A formula without a stored result.
    FormulaWithoutValue {} = "F303" "formula-without-value" Error;
    /// An error value such as `#N/A`.
    ErrorValue { value: String } = "F304" "error-value" Error;
    /// An amount finer than one öre.
    FinerThanOre { text: String } = "F305" "finer-than-ore" Error;
    /// A number beyond what an amount can be.
    NumberOutOfRange { text: String } = "F306" "number-out-of-range" Error;
    /// An amount below zero where that cannot be.
    NegativeAmount { amount: Money } = "F307" "negative-amount" Error;
    /// Text that is not a percentage where one is due.
    NotARate { text: String, why: &'static str } = "F308" "not-a-rate" Error;
    /// A plain number where a percentage is due: 0,1 may be 0,1 % or 10 %. `percent` is empty where it has a unit.
    RateWithoutSign { text: String, percent: Vec<String>, or: Vec<String> } = "F309" "rate-without-sign" Error;
    /// Text that is not a date.
    NotADate { text: String } = "F311" "not-a-date" Error;
    /// A date where an amount is due.
    DateForAmount { text: String } = "F312" "date-for-amount" Error;
    /// Text that is not one of the words that the column takes.
    UnknownWord { column: &'static str, text: String, choices: Vec<&'static str> } = "F313" "unknown-word" Error;
    /// Text that is not a rounding rule.
    NotARounding { text: String } = "F314" "not-a-rounding" Error;
    /// A cell that must be filled in is empty.
    CellEmpty { column: &'static str } = "F315" "cell-empty" Error;
    /// Text that is not a year.
    NotAYear { text: String } = "F316" "not-a-year" Error;
    /// A number was stored as text and is read as the number.
    NumberAsText { text: String } = "F317" "number-as-text" Information;
    /// A value that the row's rule or key does not take.
    ValueNotWanted { text: String, by: &'static str } = "F318" "value-not-wanted" Error;

    // 4xx: names and codes
    /// A member that no register knows.
    UnknownMember { name: String, suggestions: Vec<String> } = "F401" "unknown-member" Error;
    /// A name that is both a region and a municipality.
    AmbiguousMember { name: String, candidates: Vec<String> } = "F402" "ambiguous-member" Error;
    /// A code and a name that are two different members.
    CodeDisagrees { code: String, name: String, of_code: String, of_name: String } = "F403" "code-disagrees" Error;
    /// A code that no register knows.
    UnknownCode { code: String } = "F404" "unknown-code" Error;
    /// The row's party is not the one the register gives.
    PartyDisagrees { name: String, stated: &'static str, registered: &'static str } = "F405" "party-disagrees" Error;
    /// An association that the member list does not have.
    UnknownAssociation { name: String, suggestions: Vec<String> } = "F406" "unknown-association" Error;
    /// A name that means two different associations.
    AmbiguousAssociation { name: String, candidates: Vec<String> } = "F407" "ambiguous-association" Error;
    /// An alias that points nowhere or in a circle.
    AliasWithoutTarget { alias: String, target: String } = "F408" "alias-without-target" Error;
    /// A cell whose text cannot be a name.
    NotAName { text: String } = "F409" "not-a-name" Error;
    /// A name that the aliases have, but not for the year that it is to mean something in.
    AliasOutsideYear { name: String, association: String, year: usize, from: Vec<String>, to: Vec<String> } = "F410" "alias-outside-year" Error;
    /// An office that no register and no list knows.
    OfficeUnknown { name: String, suggestions: Vec<String> } = "F411" "office-unknown" Error;
    /// An office that is a member of no association in the list.
    OfficeNotInList { office: String } = "F412" "office-not-in-list" Warning;

    // 5xx: allocation and member list
    /// Rows of the allocation file that are not in the office's list.
    RowsNotInMemberList { count: usize, sum: Money } = "F501" "rows-not-in-member-list" Information;
    /// A row that resembles a listed association which found no row of its own.
    RowResembles { row: String, association: String } = "F502" "row-resembles" Error;
    /// A listed association without a row in the allocation file.
    AssociationWithoutRow { association: String } = "F503" "association-without-row" Error;
    /// Two rows of the allocation file for one association.
    DuplicateRow { association: String, other: Place } = "F504" "duplicate-row" Error;
    /// The same member twice in one association.
    DuplicateMember { association: String, member: String, other: Place } = "F505" "duplicate-member" Error;
    /// The member list is empty.
    NoMembers {} = "F506" "no-members" Error;
    /// A membership that does not cover the year.
    MembershipOutsideYear { association: String, member: String } = "F507" "membership-outside-year" Information;
    /// A membership that ends before it begins.
    MembershipBackwards { from: String, to: String } = "F508" "membership-backwards" Error;
    /// The list has no municipalities for the association.
    MunicipalitiesNotListed { association: String, amount: Money } = "F509" "municipalities-not-listed" Warning;
    /// The list has no regions for the association.
    RegionsNotListed { association: String, amount: Money } = "F510" "regions-not-listed" Warning;
    /// The only possible amount found is a ceiling, not a decision.
    NoStateAmount { association: String } = "F511" "no-state-amount" Error;
    /// Several members of a party and no key to split by.
    KeyMissing { association: String, party: &'static str } = "F512" "key-missing" Error;
    /// Members of one party with different kinds of key.
    KeysDiffer { association: String, party: &'static str, keys: Vec<&'static str>, from_register: usize } = "F513" "keys-differ" Error;
    /// A key that needs a value and has none.
    KeyValueMissing { key: &'static str, member: String } = "F514" "key-value-missing" Error;
    /// Percentages that do not sum to 100 %.
    PercentNotWhole { association: String, party: &'static str, sum: Rate } = "F515" "percent-not-whole" Error;
    /// Fixed amounts that do not sum to the party's amount.
    AmountsNotWhole { association: String, party: &'static str, sum: Money, total: Money } = "F516" "amounts-not-whole" Error;
    /// A negative key value.
    NegativeWeight { value: Decimal } = "F517" "negative-weight" Error;
    /// Keys that are all zero.
    WeightsAllZero { association: String, party: &'static str } = "F518" "weights-all-zero" Error;
    /// Equal claims to the last unit, and the settings say to stop.
    TieStops { association: String, members: Vec<String> } = "F519" "tie-stops" Error;
    /// The state's amount cannot be halved in whole öre.
    AmountNotDivisible { association: String, amount: Money } = "F520" "amount-not-divisible" Error;
    /// Last year's amount stands twice for the same association and member.
    DuplicateLastYear { association: String, member: String, other: Place, undated: Vec<String> } = "F521" "duplicate-last-year" Error;
    /// Gotland together with a region, or with other municipalities.
    GotlandWithOthers { association: String } = "F522" "gotland-with-others" Error;
    /// Inhabitants of another year than the run's.
    PopulationDate { date: String } = "F523" "population-date" Information;
    /// A row of last year's amounts about an association, a year or a member that is not in the run; `left` are
    /// the members that have left, and nobody where the rows are about another year or association.
    LastYearNotUsed { rows: usize, sum: Money, left: Vec<String> } = "F524" "last-year-not-used" Information;
    /// A decision or last year's amount for somebody who is not a member.
    NotAMember { association: String, member: String } = "F525" "not-a-member" Error;
    /// Last year's amount is the sum of several rows, those of predecessors.
    LastYearSummed { association: String, member: String, rows: usize, sum: Money } = "F526" "last-year-summed" Information;

    /// A row of the member list that `finsam init` began and nobody has confirmed.
    MembersNotConfirmed { associations: Vec<String>, rows: usize } = "F527" "members-not-confirmed" Error;
    /// Two short names for one association.
    ShortNamesDiffer { association: String, one: String, other: String } = "F528" "short-names-differ" Error;
    /// One short name for two associations.
    ShortNameOfTwo { name: String, one: String, other: String } = "F529" "short-name-of-two" Error;

    /// Last year's amounts that only make sense in another unit.
    LastYearMagnitude { amount: Money, calculated: Money, count: usize, cells: Vec<String> } = "F540" "last-year-magnitude" Error;

    // 6xx: decisions and rules
    /// A reduction on last year's amount, which is missing.
    LastYearMissing { association: String, member: String, rate: Rate, applies: Money } = "F601" "last-year-missing" Warning;
    /// Two decisions of equal rank that disagree.
    DecisionsDisagree { association: String, member: String, other: Place } = "F602" "decisions-disagree" Error;
    /// Members that follow each other in a circle.
    FollowsCircle { association: String, members: Vec<String> } = "F603" "follows-circle" Error;
    /// A member follows one who has no reduction.
    FollowsNobody { association: String, member: String, followed: String } = "F604" "follows-nobody" Error;
    /// A floor above the cap.
    FloorAboveCap { association: String, member: String, floor: Money, cap: Money } = "F605" "floor-above-cap" Error;
    /// A decision that applied to nobody.
    DecisionNotUsed {} = "F606" "decision-not-used" Warning;
    /// State money that the members do not match: the lowest party pays `short` less than its share.
    UnmatchedStateMoney { association: String, amount: Money, payer: &'static str, offered: Money, short: Money, share: &'static str } = "F607" "unmatched-state-money" Warning;
    /// A party offers more than the state matches.
    OverMatching { association: String, payer: &'static str, amount: Money, share: &'static str } = "F608" "over-matching" Warning;
    /// The law's parameters have no value for the year.
    ParameterMissing { parameter: String, year: usize } = "F610" "parameter-missing" Error;
    /// A calculation went beyond what an amount can be.
    CalculationOutOfRange { association: String } = "F611" "calculation-out-of-range" Error;
    /// A reduction of more than everything.
    ReductionTooLarge { rate: Rate } = "F612" "reduction-too-large" Error;
    /// A rise where a reduction is due: `+10 %`.
    RiseAsReduction { text: String } = "F613" "rise-as-reduction" Error;
    /// Text that is neither a year nor the first and the last of several.
    NotYears { text: String } = "F614" "not-years" Error;
    /// Decisions that say they are for other years than the run's.
    DecisionsOfOtherYears { rows: usize, cells: Vec<String>, year: usize } = "F615" "decisions-of-other-years" Information;
    /// A decision with a date of another year's decisions that does not say for which year it is.
    DecisionDateOfOtherYear { date: String, year: usize } = "F616" "decision-date-of-other-year" Warning;

    // 7xx: what is written
    /// Two files would have the same name.
    FileNameCollision { name: String, one: String, other: String } = "F701" "file-name-collision" Error;
    /// Text that is not an e-mail address.
    NotAnAddress { text: String } = "F702" "not-an-address" Error;
    /// An address with letters that mail servers do not take.
    AddressNotAscii { text: String } = "F703" "address-not-ascii" Error;
    /// The same address twice for one recipient.
    ContactTwice { address: String, recipient: String, other: Place } = "F704" "contact-twice" Error;
    /// A contact of somebody who is not in the run.
    ContactNotUsed { recipient: String } = "F705" "contact-not-used" Information;
    /// Those who are neither members nor associations, and get a copy of every message.
    OthersGetCopies { recipients: Vec<String> } = "F716" "others-get-copies" Information;
    /// Somebody who is to have mail, and for whom there is no contact.
    RecipientWithoutContact { recipient: String } = "F706" "recipient-without-contact" Error;
    /// One address that is the contact of several recipients.
    AddressOfSeveral { address: String, recipients: Vec<String> } = "F707" "address-of-several" Warning;
    /// A workbook that is about somebody else than the one it would go to.
    WorkbookOfAnother { file: String, recipient: String } = "F708" "workbook-of-another" Error;
    /// A file of a run that is missing, or not the one that was written.
    RunFileChanged { file: String } = "F709" "run-file-changed" Error;
    /// A message that is missing, or not the one that was approved.
    MessageChanged { file: String } = "F710" "message-changed" Error;
    /// A message whose own addresses are not those approved.
    MessageToOthers { file: String } = "F711" "message-to-others" Error;
    /// A message with a workbook that is not its recipient's.
    MessageWithOthersWorkbook { file: String, workbook: String } = "F712" "message-with-others-workbook" Error;
    /// A message larger than the server takes.
    MessageTooLarge { file: String, megabytes: usize } = "F713" "message-too-large" Error;
    /// A message in which something stands that finsam does not write.
    MessageNotOurs { file: String, line: usize } = "F720" "message-not-ours" Error;

    /// Files whose path will be longer than what Excel opens.
    PathTooLong { count: usize, longest: String, length: usize, limit: usize } = "F714" "path-too-long" Warning;

    // 83x–85x: the state's model
    /// A header that does not say whether the support measure is a number or a share.
    MeasureKindUnknown { header: String } = "F830" "measure-kind-unknown" Error;
    /// A municipality of an association that the model's table does not have.
    NotInModelTable { association: String, member: String } = "F831" "not-in-model-table" Error;
    /// A municipality in several associations without weights for its parts.
    MunicipalityDivided { member: String, associations: Vec<String> } = "F832" "municipality-divided" Error;
    /// Municipalities of the model's table that belong to no association in the list.
    ModelRowsOutside { rows: usize, population: Decimal } = "F833" "model-rows-outside" Warning;
    /// A total that is less than the base amounts together.
    ModelTotalTooSmall { total: Money, needed: Money } = "F834" "model-total-too-small" Error;
    /// Floors of the brake that are more than the total.
    BrakeInfeasible { total: Money, floors: Money } = "F835" "brake-infeasible" Error;
    /// Keys that are all zero.
    ModelNoWeights {} = "F836" "model-no-weights" Error;
    /// A total that is no whole number of the authority's steps.
    ModelTotalNotWhole { total: Money, step: Money } = "F837" "model-total-not-whole" Error;
    /// Own capital without the year's funds to compare it with.
    FundsMissing { association: String } = "F838" "funds-missing" Warning;
    /// Weights of the two keys that do not sum to 100 %.
    ModelKeysNotWhole { sum: Rate } = "F839" "model-keys-not-whole" Error;
    /// A support measure above the whole of the inhabitants.
    MeasureTooLarge { text: String } = "F840" "measure-too-large" Error;
    /// A municipality with two rows in the model's table.
    ModelRowTwice { member: String, other: Place } = "F841" "model-row-twice" Error;
    /// An association with two rows in the table Förbund.
    AssociationRowTwice { association: String, other: Place } = "F842" "association-row-twice" Error;
    /// Numbers too large to be split exactly.
    ModelTooLarge {} = "F843" "model-too-large" Error;
    /// A row of the plan with both an amount and a goal.
    PlanSaysTwo {} = "F850" "plan-says-two" Error;
    /// Two rows of the plan that do not agree: the same year twice, two goals, or a goal beside amounts.
    PlanTwice { association: String, other: Place } = "F851" "plan-twice" Error;
    /// A goal that is not in a year to come.
    PlanGoalPassed { association: String, goal: usize, year: usize } = "F852" "plan-goal-passed" Warning;
    /// The plan goes beyond what the state's model makes possible.
    PlanBeyondPossible { association: String, year: usize, amount: Money, possible: Money } = "F853" "plan-beyond-possible" Warning;
    /// The plan's amount for the budget year is not the one that was allocated.
    PlanNotAllocated { association: String, amount: Money, allocated: Money } = "F854" "plan-not-allocated" Warning;
    /// A municipality that is a member of several associations.
    MunicipalityInSeveral { member: String, associations: Vec<String> } = "F870" "municipality-in-several" Information;
    /// Municipalities in no association, of a region that is in several.
    MunicipalitiesInNone { county: String, members: Vec<String> } = "F871" "municipalities-in-none" Information;
}
impl Problem {
    /// Whether every amount will be another when this is mended: the file, its year, unit or column, or last year's unit.
    #[must_use]
    pub fn unsettles_every_amount(&self) -> bool {
        matches!(
            self,
            Self::SeveralColumns { .. }
                | Self::UnitMissing { .. }
                | Self::OtherYear { .. }
                | Self::LaterColumn { .. }
                | Self::LastYearMagnitude { .. }
        )
    }
}
