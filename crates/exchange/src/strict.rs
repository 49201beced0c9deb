//! A stricter reader around serde_json's: it knows where it is, and says what is wrong as a value, not as a sentence.
//!
//! Invariants: an object is never read from a list (serde's derived types would take one), a key never stands twice
//! in an object, nesting is bounded, and the first fault has its path. It asks serde_json for whatever is there and
//! lets the type say whether that fits, so each fault is made here and not in serde_json, syntax aside.
//! Not here: what the keys are (`wire`).

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

use obelus_model::IdFault;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use crate::path::Path;
use crate::{JsonFault, JsonFaultKind};

/// serde_json stops at 128 levels; stopping a little earlier gives the fault its path. Obelus' own records need 10.
const DEEPEST: usize = 120;

/// Reads a value of type `T` from JSON, whole, or says what is first wrong with it.
pub(crate) fn from_str<'de, T: serde::Deserialize<'de>>(json: &'de str) -> Result<T, JsonFault> {
    let found = Found::default();
    let stopped = Cell::new((0, 0));
    let mut reader = serde_json::Deserializer::from_str(json);
    let top = Top { reader: &mut reader, stopped: &stopped };
    let read = T::deserialize(Strict { inner: top, at: Path::ROOT, found: &found });
    match (read, found.into_inner()) {
        (Ok(value), _) => reader.end().map(|()| value).map_err(|fault| syntax(&fault)),
        (Err(_), Some(JsonFault { kind: JsonFaultKind::NotJson { .. }, path })) => {
            let (line, column) = stopped.get();
            Err(JsonFault { kind: JsonFaultKind::NotJson { line, column }, path })
        }
        (Err(_), Some(fault)) => Err(fault),
        // `T` refused without having been handed anything; no type of `wire` does.
        (Err(fault), None) => Err(JsonFault { kind: fault.kind, path: Path::ROOT.to_string() }),
    }
}

/// A fault of serde_json's own as one of ours.
pub(crate) fn syntax(fault: &serde_json::Error) -> JsonFault {
    let kind = JsonFaultKind::NotJson { line: fault.line(), column: fault.column() };
    JsonFault { kind, path: Path::ROOT.to_string() }
}

/// serde_json's reader, with an eye on where it stopped: further in, errors are of any type and have no place.
struct Top<'r, 'de> {
    reader: &'r mut serde_json::Deserializer<serde_json::de::StrRead<'de>>,
    stopped: &'r Cell<(usize, usize)>,
}

impl<'de> Deserializer<'de> for Top<'_, 'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, serde_json::Error> {
        let read = self.reader.deserialize_any(visitor);
        read.inspect_err(|fault| self.stopped.set((fault.line(), fault.column())))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
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

/// Makes ours of an error that comes out of serde_json: it carries the fault noted down, or it is one of syntax.
fn inward(at: &Path<'_>, found: &Found) -> Typed {
    let kind = found.borrow().as_ref().map(|first| first.kind.clone());
    match kind {
        Some(kind) => Typed::new(kind),
        None => Typed::new(JsonFaultKind::NotJson { line: 0, column: 0 }).settle(at, found),
    }
}

/// What the type that reads asked for.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    /// An object with known keys, and nothing else.
    Object,
    /// A free object, which serde_json would make an empty one of `null`.
    Free,
    /// Whatever comes; the type decides.
    Any,
}

struct Strict<'p, D> {
    inner: D,
    at: Path<'p>,
    found: &'p Found,
}

impl<'de, D: Deserializer<'de>> Strict<'_, D> {
    fn read<V: Visitor<'de>>(self, visitor: V, asked: Asked) -> Result<V::Value, Typed> {
        let Strict { inner, at, found } = self;
        if at.depth() > DEEPEST {
            return Err(Typed::new(JsonFaultKind::TooDeep).settle(&at, found));
        }
        inner.deserialize_any(Watch { visitor, at, found, asked }).map_err(|_| inward(&at, found))
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<'_, D> {
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

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Typed> {
        self.read(visitor, Asked::Free)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Typed> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct enum identifier ignored_any
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
    ($($visit:ident($argument:ident: $kind:ty);)*) => {$(
        fn $visit<E: serde::de::Error>(self, $argument: $kind) -> Result<V::Value, E> {
            let Watch { visitor, at, found, .. } = self;
            visitor.$visit($argument).map_err(|fault: Typed| fault.outward(&at, found))
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
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        let Watch { visitor, at, found, asked } = self;
        let read = if asked == Asked::Free { Err(Typed::new(JsonFaultKind::Null)) } else { visitor.visit_unit() };
        read.map_err(|fault: Typed| fault.outward(&at, found))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        let Watch { visitor, at, found, asked } = self;
        if asked == Asked::Object {
            return Err(Typed::new(JsonFaultKind::WrongType).outward(&at, found));
        }
        visitor.visit_seq(Items { inner: items, at, found, next: 0 }).map_err(|fault| fault.outward(&at, found))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        let Watch { visitor, at, found, asked } = self;
        let entries = Entries { inner: entries, at, found, asked, key: String::new(), seen: HashSet::new() };
        visitor.visit_map(entries).map_err(|fault| fault.outward(&at, found))
    }
}

/// The items of a list.
struct Items<'p, A> {
    inner: A,
    at: Path<'p>,
    found: &'p Found,
    next: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Items<'_, A> {
    type Error = Typed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Typed> {
        let at = self.at.index(self.next);
        self.next += 1;
        let item = self.inner.next_element_seed(Seed { seed, at, found: self.found });
        item.map_err(|_| inward(&self.at, self.found))
    }
}

/// The entries of an object.
struct Entries<'p, A> {
    inner: A,
    at: Path<'p>,
    found: &'p Found,
    asked: Asked,
    key: String,
    seen: HashSet<String>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<'_, A> {
    type Error = Typed;

    fn next_key_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Typed> {
        let Entries { inner, at, found, asked, key, seen } = self;
        key.clear();
        let read = inner.next_key_seed(KeySeed { seed, at: *at, found, key }).map_err(|_| inward(at, found))?;
        // A type with known keys says itself that one stands twice; a free object would keep the last.
        if *asked != Asked::Object && read.is_some() && !seen.insert(key.clone()) {
            return Err(Typed::keyed(JsonFaultKind::RepeatedKey, key).settle(at, found));
        }
        Ok(read)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Typed> {
        let seed = Seed { seed, at: self.at.key(&self.key), found: self.found };
        self.inner.next_value_seed(seed).map_err(|_| inward(&self.at, self.found))
    }
}

/// Reads an item or a value strictly.
struct Seed<'p, T> {
    seed: T,
    at: Path<'p>,
    found: &'p Found,
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<T::Value, D::Error> {
        let Seed { seed, at, found } = self;
        seed.deserialize(Strict { inner, at, found }).map_err(|fault| fault.outward(&at, found))
    }
}

/// Reads a key, and keeps it for the path.
struct KeySeed<'k, 'p, T> {
    seed: T,
    at: Path<'p>,
    found: &'p Found,
    key: &'k mut String,
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for KeySeed<'_, '_, T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<T::Value, D::Error> {
        inner.deserialize_str(self)
    }
}

impl<'de, T: DeserializeSeed<'de>> Visitor<'de> for KeySeed<'_, '_, T> {
    type Value = T::Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, written: &str) -> Result<T::Value, E> {
        self.key.push_str(written);
        let read = self.seed.deserialize(StrDeserializer::<Typed>::new(written));
        read.map_err(|fault| fault.outward(&self.at, self.found))
    }
}
