//! One thing on a plan, whole, as acts take and leave it: a booth or a mark. Who stands in a booth is no matter of the plan.
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::floor_plan::mark::{self, Sort};
use crate::exhibitors::floor_plan::rules::space::Spot;
use crate::platform::text::Bilingual;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Which one. As text "b12" or "m3".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Booth(i64),
    Mark(i64),
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Booth(id) => write!(f, "b{id}"),
            Self::Mark(id) => write!(f, "m{id}"),
        }
    }
}

impl std::str::FromStr for Key {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id = text.get(1..).and_then(|id| id.parse().ok()).ok_or("form-invalid")?;
        match text.as_bytes().first() {
            Some(b'b') => Ok(Self::Booth(id)),
            Some(b'm') => Ok(Self::Mark(id)),
            _ => Err("form-invalid"),
        }
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A booth, as far as the plan says something of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booth {
    pub id: i64,
    pub number: String,
    /// The code of its kind.
    pub kind: Option<String>,
    /// Nothing for one that has a number and no place yet.
    pub hall: Option<i64>,
    pub spot: Spot,
    pub open_sides: i32,
    pub village: Option<i64>,
    pub power: bool,
    pub water: bool,
    pub locked: bool,
    /// What its sign leads to: it stays the same when the booth comes back.
    pub token: String,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub id: i64,
    pub hall: i64,
    pub sort: Sort,
    pub name: Bilingual,
    pub spot: Spot,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Thing {
    Booth(Booth),
    Mark(Mark),
}

impl Thing {
    pub fn key(&self) -> Key {
        match self {
            Self::Booth(booth) => Key::Booth(booth.id),
            Self::Mark(mark) => Key::Mark(mark.id),
        }
    }

    pub fn version(&self) -> i32 {
        match self {
            Self::Booth(booth) => booth.version,
            Self::Mark(mark) => mark.version,
        }
    }

    pub fn hall(&self) -> Option<i64> {
        match self {
            Self::Booth(booth) => booth.hall,
            Self::Mark(mark) => Some(mark.hall),
        }
    }

    pub fn spot(&self) -> Spot {
        match self {
            Self::Booth(booth) => booth.spot,
            Self::Mark(mark) => mark.spot,
        }
    }

    pub fn is_locked(&self) -> bool {
        matches!(self, Self::Booth(booth) if booth.locked)
    }

    /// Whether something else cannot stand there.
    pub fn is_solid(&self) -> bool {
        match self {
            Self::Booth(_) => true,
            Self::Mark(mark) => matches!(mark.sort, Sort::Stage | Sort::Service),
        }
    }

    /// What people call it.
    pub fn label(&self) -> &str {
        match self {
            Self::Booth(booth) => &booth.number,
            Self::Mark(mark) if mark.name.vi.is_empty() => &mark.name.en,
            Self::Mark(mark) => &mark.name.vi,
        }
    }

    pub fn with_version(mut self, version: i32) -> Self {
        match &mut self {
            Self::Booth(booth) => booth.version = version,
            Self::Mark(mark) => mark.version = version,
        }
        self
    }

    /// With the key the database has given it.
    pub fn with_id(mut self, id: i64) -> Self {
        match &mut self {
            Self::Booth(booth) => booth.id = id,
            Self::Mark(mark) => mark.id = id,
        }
        self
    }

    /// In a hall, there.
    pub fn placed(mut self, hall: i64, spot: Spot) -> Self {
        match &mut self {
            Self::Booth(booth) => (booth.hall, booth.spot) = (Some(hall), spot),
            Self::Mark(mark) => (mark.hall, mark.spot) = (hall, spot),
        }
        self
    }

    /// Whether both say the same, however often they were changed.
    pub fn is_same(&self, other: &Self) -> bool {
        self.clone().with_version(other.version()) == *other
    }
}

/// What a booth measures whose size nobody said: a standard shell.
pub const USUAL: (i32, i32) = (300, 300);

impl From<&booth::Model> for Booth {
    fn from(row: &booth::Model) -> Self {
        let (width, depth) = (row.width_cm.unwrap_or(USUAL.0), row.depth_cm.unwrap_or(USUAL.1));
        Self {
            id: row.id,
            number: row.number.clone(),
            kind: row.kind.clone(),
            hall: row.hall_id,
            spot: Spot { x: row.x_cm.unwrap_or(0), y: row.y_cm.unwrap_or(0), width, depth, turn: row.turn },
            open_sides: row.open_sides,
            village: row.track_id,
            power: row.power,
            water: row.water,
            locked: row.locked,
            token: row.token.clone(),
            version: row.version,
        }
    }
}

impl From<&mark::Model> for Mark {
    fn from(row: &mark::Model) -> Self {
        Self { id: row.id, hall: row.hall_id, sort: row.sort, name: row.name.clone(), spot: Spot::of_mark(row), version: row.version }
    }
}
