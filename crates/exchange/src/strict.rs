//! A stricter reader around serde_json's: it knows where it is, and says what is wrong as a value, not as a sentence.
//!
//! Invariants: an object is never read from a list (serde's derived types would take one), a key never stands twice
//! in an object, nesting is bounded, and the first fault has its path. It asks serde_json for whatever is there and
//! lets the type say whether that fits, so each fault is made here and not in serde_json, syntax aside.
//! Not here: what the keys are (`wire`).

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;

use obelus_model::IdFault;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use crate::path::Path;
use crate::{JsonFault, JsonFaultKind};

/// serde_json stops at 128 levels; stopping a little earlier gives the fault its path. Obelus' own records need 10.
const DEEPEST: usize = 120;

/// Reads a value of type `T` from JSON, whole, or says what is first wrong with it.
pub(crate) fn from_str<'de, T: serde::Deserialize<'de>>(json: &'de str) -> Result<T, JsonFault> {
    let found = RefCell::new(None);
    let mut inner = serde_json::Deserializer::from_str(json);
    let read = T::deserialize(Strict { inner: &mut inner, at: Path::ROOT, found: &found });
    match read {
        Ok(value) => inner.end().map(|()| value).map_err(|fault| syntax(&fault)),
        Err(_) => Err(found.into_inner().unwrap_or_else(|| root(JsonFaultKind::WrongType))),
    }
}

/// A fault of serde_json's own as one of ours.
pub(crate) fn syntax(fault: &serde_json::Error) -> JsonFault {
    root(JsonFaultKind::NotJson { line: fault.line(), column: fault.column() })
}

fn root(kind: JsonFaultKind) -> JsonFault {
    JsonFault { kind, path: Path::ROOT.to_string() }
}

/// The first fault, once there is one: serde's errors only carry the news of it outwards.
type Found = RefCell<Option<JsonFault>>;

/// A fault as a type or serde's derived code states it, before the place is known.
#[derive(Debug)]
struct Typed {
    kind: JsonFaultKind,
    key: Option<String>,
}

impl Typed {
    fn new(kind: JsonFaultKind) -> Typed {
        Typed { kind, key: None }
    }

    fn keyed(kind: JsonFaultKind, key: &str) -> Typed {
        Typed { kind, key: Some(key.to_owned()) }
    }

    /// Notes it down, unless an earlier one is, and gives the error that serde_json wants to see.
    fn settle(self, at: &Path<'_>, found: &Found) -> Typed {
        let mut found = found.borrow_mut();
        if found.is_none() {
            let path = self.key.as_deref().map_or_else(|| at.to_string(), |key| at.key(key).to_string());
            *found = Some(JsonFault { kind: self.kind.clone(), path });
        }
        self
    }

    fn outward<E: serde::de::Error>(self, at: &Path<'_>, found: &Found) -> E {
        E::custom(self.settle(at, found))
    }
}

impl fmt::Display for Typed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(out)
    }
}

impl std::error::Error for Typed {}

impl serde::de::Error for Typed {
    fn custom<T: fmt::Display>(message: T) -> Typed {
        // The model's parsers speak through serde as text; of theirs only the id's has a kind of its own.
        let bad_id = message.to_string() == IdFault.to_string();
        Typed::new(if bad_id { JsonFaultKind::BadId } else { JsonFaultKind::BadValue })
    }

    fn invalid_type(found: Unexpected<'_>, _: &dyn serde::de::Expected) -> Typed {
        let null = matches!(found, Unexpected::Unit | Unexpected::Option);
        Typed::new(if null { JsonFaultKind::Null } else { JsonFaultKind::WrongType })
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn serde::de::Expected) -> Typed {
        Typed::new(JsonFaultKind::BadValue)
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Typed {
        Typed::new(JsonFaultKind::BadValue)
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Typed {
        Typed::new(JsonFaultKind::BadValue)
    }

    fn unknown_field(key: &str, _: &'static [&'static str]) -> Typed {
        Typed::keyed(JsonFaultKind::UnknownKey, key)
    }

    fn missing_field(key: &'static str) -> Typed {
        Typed::keyed(JsonFaultKind::MissingKey, key)
    }

    fn duplicate_field(key: &'static str) -> Typed {
        Typed::keyed(JsonFaultKind::RepeatedKey, key)
    }
}

/// Turns an error of serde_json's into ours; one that no type made is a fault of syntax.
fn inward(fault: &serde_json::Error, at: &Path<'_>, found: &Found) -> Typed {
    let mut found = found.borrow_mut();
    let first = found.get_or_insert_with(|| JsonFault {
        kind: JsonFaultKind::NotJson { line: fault.line(), column: fault.column() },
        path: at.to_string(),
    });
    Typed::new(first.kind.clone())
}

/// What the type that reads asked for.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    /// An object with known keys, and nothing else.
    Object,
    /// Whatever comes; the type decides.
    Any,
}

struct Strict<'p, D> {
    inner: D,
    at: Path<'p>,
    found: &'p Found,
}

impl<'de, D: Deserializer<'de, Error = serde_json::Error>> Strict<'_, D> {
    fn read<V: Visitor<'de>>(self, visitor: V, asked: Asked) -> Result<V::Value, Typed> {
        let Strict { inner, at, found } = self;
        if at.depth() > DEEPEST {
            return Err(Typed::new(JsonFaultKind::TooDeep).settle(&at, found));
        }
        inner.deserialize_any(Watch { visitor, at, found, asked }).map_err(|fault| inward(&fault, &at, found))
    }
}

impl<'de, D: Deserializer<'de, Error = serde_json::Error>> Deserializer<'de> for Strict<'_, D> {
    type Error = Typed;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Typed> {
        self.read(visitor, Asked::Any)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Typed> {
        self.read(visitor, Asked::Object)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Typed> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// Stands between serde_json and a type: passes on what is there, and notes down why the type would not have it.
struct Watch<'p, V> {
    visitor: V,
    at: Path<'p>,
    found: &'p Found,
    asked: Asked,
}

macro_rules! pass_on {
    ($($visit:ident($($argument:ident: $kind:ty)?);)*) => {$(
        fn $visit<E: serde::de::Error>(self $(, $argument: $kind)?) -> Result<V::Value, E> {
            let Watch { visitor, at, found, .. } = self;
            visitor.$visit($($argument)?).map_err(|fault: Typed| fault.outward(&at, found))
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watch<'_, V> {
    type Value = V::Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(out)
    }

    pass_on! {
        visit_bool(value: bool);
        visit_i64(value: i64);
        visit_u64(value: u64);
        visit_f64(value: f64);
        visit_str(value: &str);
        visit_borrowed_str(value: &'de str);
        visit_string(value: String);
        visit_unit();
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        let Watch { visitor, at, found, asked } = self;
        if asked == Asked::Object {
            return Err(Typed::new(JsonFaultKind::WrongType).outward(&at, found));
        }
        // serde_json's own accesses are the only ones that come here, but the type cannot say so.
        visitor.visit_seq(Items { inner: items, at, found, next: 0 }).map_err(|fault| fault.outward(&at, found))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        let Watch { visitor, at, found, asked } = self;
        let entries = Entries { inner: entries, at, found, asked, key: String::new(), seen: HashSet::new() };
        visitor.visit_map(entries).map_err(|fault| fault.outward(&at, found))
    }
}
