//! What goes through the pipes: a task and a file's bytes in, an answer out, each with its length before it.
//! Invariant: no more is read than the length that was told, and no length beyond a limit is believed.

use std::io::{self, Read, Write};

use obelus_readers::{Ask, LIMIT_BYTES, Painted, ReadFault, Reading};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What a child is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    /// The text of a file.
    Read(Ask),
    /// A picture of one of its pages.
    Paint {
        /// What is known of the file.
        ask: Ask,
        /// Which page, from 0.
        page: usize,
        /// Pixels a point.
        scale: f32,
    },
}

/// What a child answers.
#[derive(Debug, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "there is one, and it is moved once")]
pub enum Answer {
    /// To [`Task::Read`].
    Reading(Reading),
    /// To [`Task::Paint`].
    Painted(Painted),
    /// To any task.
    Fault(ReadFault),
}

/// The longest task, in bytes: a name, a password and a few words.
const LIMIT_TASK: u64 = 64 * 1024;
/// The longest answer, in bytes: the longest text with its boxes.
const LIMIT_ANSWER: u64 = 512 * 1024 * 1024;

pub(crate) fn send_task(pipe: &mut impl Write, task: &Task, bytes: &[u8]) -> io::Result<()> {
    send(pipe, &packed(task)?)?;
    send(pipe, bytes)?;
    pipe.flush()
}

pub(crate) fn receive_task(pipe: &mut impl Read) -> io::Result<(Task, Vec<u8>)> {
    let task = unpacked(&receive(pipe, LIMIT_TASK)?)?;
    Ok((task, receive(pipe, LIMIT_BYTES as u64)?))
}

pub(crate) fn send_answer(pipe: &mut impl Write, answer: &Answer) -> io::Result<()> {
    send(pipe, &packed(answer)?)?;
    pipe.flush()
}

pub(crate) fn receive_answer(pipe: &mut impl Read) -> io::Result<Answer> {
    unpacked(&receive(pipe, LIMIT_ANSWER)?)
}

fn send(pipe: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    pipe.write_all(&(bytes.len() as u64).to_le_bytes())?;
    pipe.write_all(bytes)
}

fn receive(pipe: &mut impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    pipe.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > limit {
        return Err(io::ErrorKind::InvalidData.into());
    }
    // Room is made as bytes come: a length alone costs nothing.
    let mut bytes = Vec::new();
    pipe.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn packed(value: &impl Serialize) -> io::Result<Vec<u8>> {
    postcard::to_stdvec(value).map_err(|_| io::ErrorKind::InvalidInput.into())
}

fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_beyond_the_limit_or_the_pipe_is_not_believed() {
        let mut long = u64::MAX.to_le_bytes().to_vec();
        long.extend([0; 100]);
        assert_eq!(receive_answer(&mut long.as_slice()).unwrap_err().kind(), io::ErrorKind::InvalidData);
        let mut short = 100u64.to_le_bytes().to_vec();
        short.push(1);
        assert_eq!(receive_answer(&mut short.as_slice()).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        let mut rest = Vec::new();
        send_answer(&mut rest, &Answer::Fault(ReadFault::Empty)).unwrap();
        rest[0] += 1;
        rest.push(0);
        assert_eq!(receive_answer(&mut rest.as_slice()).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }

    #[test]
    fn a_task_comes_through_with_its_bytes() {
        let ask = Ask { name: Some("a.pdf".to_owned()), password: Some("öffne".to_owned()), ..Ask::default() };
        let mut pipe = Vec::new();
        send_task(&mut pipe, &Task::Read(ask.clone()), b"bytes").unwrap();
        let (back, bytes) = receive_task(&mut pipe.as_slice()).unwrap();
        assert!(matches!(back, Task::Read(back) if back == ask));
        assert_eq!(bytes, b"bytes");
    }
}
