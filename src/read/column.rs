//! The columns of the tables.

use crate::domain::allocation::AmountKind;
use crate::domain::allocation_settings::ColumnSetting;

macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $id:literal),+ $(,)?) => {
        /// A column of one of the tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $($(#[$doc])* $variant),+
        }

        impl Column {
            /// Every column.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The column's name in `words.toml` and in the settings.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// The identifier of the column's heading in `text`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }
        }
    };
}

columns! {
    /// Förbund.
    Association = "association" "column-association",
    /// Län.
    County = "county" "column-county",
    /// Möjlig tilldelning.
    Possible = "possible" "column-possible",
    /// Antagen tilldelning.
    Assumed = "assumed" "column-assumed",
    /// Äskade medel.
    Requested = "requested" "column-requested",
    /// Preliminär tilldelning.
    Preliminary = "preliminary" "column-preliminary",
    /// Slutlig tilldelning.
    Final = "final" "column-final",
    /// Rättad tilldelning.
    Corrected = "corrected" "column-corrected",
    /// A state amount without a status in its header.
    Allocated = "allocated" "column-allocated",
    /// Kort namn.
    ShortName = "short-name" "column-short-name",
    /// Medlem.
    Member = "member" "column-member",
    /// Part.
    Party = "party" "column-party",
    /// Kod.
    Code = "code" "column-code",
    /// Nyckel.
    Key = "key" "column-key",
    /// Värde.
    Value = "value" "column-value",
    /// Från.
    From = "from" "column-from",
    /// Till.
    To = "to" "column-to",
    /// Regel.
    Rule = "rule" "column-rule",
    /// Avrundning.
    Rounding = "rounding" "column-rounding",
    /// Datum.
    Date = "date" "column-date",
    /// Status.
    Status = "status" "column-status",
    /// Diarienummer.
    Reference = "reference" "column-reference",
    /// Not.
    Note = "note" "column-note",
    /// År.
    Year = "year" "column-year",
    /// Belopp.
    Amount = "amount" "column-amount",
    /// Namn.
    Name = "name" "column-name",
    /// Avser.
    Target = "target" "column-target",
    /// E-post.
    Email = "email" "column-email",
    /// Kopia.
    Copy = "copy" "column-copy",
    /// Statligt belopp.
    StateAmount = "state-amount" "column-state-amount",
    /// Bekräftad.
    Confirmed = "confirmed" "column-confirmed",
    /// Känd genom.
    KnownBy = "known-by" "column-known-by",
    /// Källa.
    Source = "source" "column-source",
    /// Metod.
    Method = "method" "column-method",
    /// Målår.
    TargetYear = "target-year" "column-target-year",
    /// Målbelopp.
    TargetAmount = "target-amount" "column-target-amount",
    /// Kommun, in the table of the state's model.
    Municipality = "municipality" "column-municipality",
    /// Befolkning 16–64.
    Population16To64 = "population-16-64" "column-population-16-64",
    /// Försörjningsmått.
    Measure = "measure" "column-measure",
    /// Eget kapital.
    OwnCapital = "own-capital" "column-own-capital",
    /// Årets medel.
    Funds = "funds" "column-funds",
    /// Statens belopp föregående år.
    StateBefore = "state-before" "column-state-before",
}

impl Column {
    /// The columns of the state's amounts: its kinds, and one whose header does not say which.
    pub const OF_STATE: [Self; 7] = [
        Self::Possible,
        Self::Assumed,
        Self::Requested,
        Self::Preliminary,
        Self::Final,
        Self::Corrected,
        Self::Allocated,
    ];

    /// Whether the column holds amounts, which need a unit.
    #[must_use]
    pub fn has_amounts(self) -> bool {
        let others = [
            Self::Amount,
            Self::Value,
            Self::StateAmount,
            Self::TargetAmount,
            Self::OwnCapital,
            Self::Funds,
            Self::StateBefore,
        ];
        Self::OF_STATE.contains(&self) || others.contains(&self)
    }

    /// The column of these amounts.
    #[must_use]
    pub fn of_amount(kind: AmountKind) -> Self {
        match kind {
            AmountKind::Possible => Self::Possible,
            AmountKind::Assumed => Self::Assumed,
            AmountKind::Requested => Self::Requested,
            AmountKind::Preliminary => Self::Preliminary,
            AmountKind::Final => Self::Final,
            AmountKind::Corrected => Self::Corrected,
        }
    }
}

impl From<ColumnSetting> for Column {
    fn from(setting: ColumnSetting) -> Self {
        match setting {
            ColumnSetting::Association => Self::Association,
            ColumnSetting::Amount(kind) => Self::of_amount(kind),
        }
    }
}

/// A set of columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns(u64);

impl Columns {
    /// These columns.
    #[must_use]
    pub fn of(columns: &[Column]) -> Self {
        // There are fewer columns than bits.
        Self(
            columns.iter().fold(0, |all, column| all | 1_u64.checked_shl(*column as u32).unwrap_or_default()),
        )
    }

    /// The columns of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of these is among them.
    #[must_use]
    pub fn has_any(self, columns: &[Column]) -> bool {
        self.0 & Self::of(columns).0 != 0
    }
}
