//! Calls by name: the table made into one match. A row's work is the function of its name in `reads`, `writes`,
//! `noticing`, `scanning` or `file_calls`, by where it runs.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::desk::Desk;
use crate::table::command_table;
use crate::wire::*;
use crate::written::with_marks;
use crate::{Fault, FaultCode, file_calls, noticing, reads, scanning, shape, writes};

macro_rules! dispatch {
    ($($(#[doc = $doc:literal])* $mode:ident $name:ident($params:ty) -> $answer:ty;)*) => {
        /// The names of all commands.
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// Does the command of this name.
        async fn dispatch<P: Packed>(desk: &Desk, command: &str, params: Value) -> Result<P, Fault> {
            shape::check(command, &params)?;
            match command {
                $(stringify!($name) => {
                    let params: $params = unpack(command, params)?;
                    let answer: $answer = dispatch!(@ $mode $name desk params)?;
                    P::pack(&answer).map_err(|error| Fault::new(FaultCode::Internal, command, error))
                })*
                _ => Err(Fault::new(FaultCode::CommandUnknown, command, "")),
            }
        }
    };
    (@ read library $desk:ident $params:ident) => { reads::library($desk, $params).await };
    (@ read search $desk:ident $params:ident) => { reads::search($desk, $params).await };
    (@ read $name:ident $desk:ident $params:ident) => {
        $desk.read(move |reader| reads::$name(reader, $params)).await
    };
    (@ survey $name:ident $desk:ident $params:ident) => {
        $desk.survey(move |reader| reads::$name(reader, $params)).await
    };
    (@ scan $name:ident $desk:ident $params:ident) => { scanning::$name($desk, $params).await };
    (@ write settle_looks $desk:ident $params:ident) => {
        $desk
            .write(move |writer| {
                let settled = writes::settle_looks(writer, $params)?;
                Ok(Settled { written: with_marks(writer, settled.written), ..settled })
            })
            .await
            .map(|settled: Settled| {
                let written = Written { backup_behind: $desk.behind().backup, ..settled.written };
                Settled { written, ..settled }
            })
    };
    (@ write $name:ident $desk:ident $params:ident) => {
        $desk
            .write(move |writer| writes::$name(writer, $params).map(|written| with_marks(writer, written)))
            .await
            .map(|written| Written { backup_behind: $desk.behind().backup, ..written })
    };
    (@ notice $name:ident $desk:ident $params:ident) => { noticing::$name($desk, $params).await };
    (@ file $name:ident $desk:ident $params:ident) => { file_calls::$name($desk, $params).await };
}

command_table!(dispatch);

impl Desk {
    /// The names of all commands.
    pub const COMMANDS: &[&str] = COMMANDS;

    /// Does a command of the table: JSON in, JSON out.
    pub async fn call(&self, command: &str, params: Value) -> Result<Value, Fault> {
        dispatch(self, command, params).await
    }

    /// The same with the answer as JSON text: of a large answer no tree is made only to be written down.
    pub async fn call_for_text(&self, command: &str, params: Value) -> Result<Vec<u8>, Fault> {
        dispatch(self, command, params).await
    }

    /// The same with types, for hosts in Rust.
    pub async fn ask<P: Serialize, A: DeserializeOwned>(&self, command: &str, params: &P) -> Result<A, Fault> {
        let unfit = |error: serde_json::Error| Fault::new(FaultCode::CommandUnknown, command, error);
        let answer = self.call(command, serde_json::to_value(params).map_err(unfit)?).await?;
        serde_json::from_value(answer).map_err(unfit)
    }
}

fn unpack<T: DeserializeOwned>(command: &str, params: Value) -> Result<T, Fault> {
    // A command without parameters may be called with none.
    let params = if params.is_null() { Value::Object(Default::default()) } else { params };
    // A type with fields would take a list as well, by position.
    if !params.is_object() {
        return Err(Fault::new(FaultCode::CommandUnknown, command, "no object"));
    }
    serde_json::from_value(params).map_err(|error| Fault::new(FaultCode::CommandUnknown, command, error))
}

/// A form in which an answer leaves.
trait Packed: Sized {
    fn pack<T: Serialize>(answer: &T) -> serde_json::Result<Self>;
}

impl Packed for Value {
    fn pack<T: Serialize>(answer: &T) -> serde_json::Result<Value> {
        serde_json::to_value(answer)
    }
}

impl Packed for Vec<u8> {
    fn pack<T: Serialize>(answer: &T) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(answer)
    }
}
