//! The commands, one file a verb: open the library, ask the desk, answer.

mod backup;
mod claims;
mod completions;
mod documents;
mod evidence;
mod export;
mod grades;
mod highlight;
mod history;
mod import;
mod judge;
mod link;
mod load;
mod looks;
mod original;
mod origins;
mod quotes;
mod repair;
mod replace;
mod restore;
mod search;
mod sources;
mod spot;
mod standard_input;
mod suggest;
mod tagging;
mod tags;
mod text;
mod undo;
mod verify;
mod versions;

use obelus_desk::{Fault, FaultCode};

use crate::answer::Answer;
use crate::arguments::{Arguments, Command};
use crate::place::Place;
use crate::stop::Stop;

/// Does a command.
pub(crate) fn run(arguments: Arguments, answer: &Answer) -> Result<(), Stop> {
    let unfit = |error: std::io::Error| Fault::new(FaultCode::Internal, "runtime", error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().map_err(unfit)?;
    runtime.block_on(dispatch(arguments, answer))
}

async fn dispatch(arguments: Arguments, answer: &Answer) -> Result<(), Stop> {
    let place = || Place::find(arguments.common.library);
    match arguments.command {
        Command::Import(ask) => import::run(ask, place()?, answer).await,
        Command::Documents => documents::run(place()?, answer).await,
        Command::Original(ask) => original::run(ask, place()?, answer).await,
        Command::Text(ask) => text::run(ask, place()?, answer).await,
        Command::Replace(ask) => replace::run(ask, place()?, answer).await,
        Command::Versions(ask) => versions::run(ask, place()?, answer).await,
        Command::Compare(ask) => versions::compare(ask, place()?, answer).await,
        Command::Looks(ask) => looks::run(ask, place()?, answer).await,
        Command::Judge(ask) => judge::run(ask, place()?, answer).await,
        Command::Highlight(ask) => highlight::run(ask, place()?, answer).await,
        Command::Claims(ask) => claims::run(ask, place()?, answer).await,
        Command::Evidence(ask) => evidence::run(ask, place()?, answer).await,
        Command::Quotes(ask) => quotes::run(ask, place()?, answer).await,
        Command::Origins => origins::run(place()?, answer).await,
        Command::Link(ask) => link::run(ask, place()?, answer).await,
        Command::Sources(ask) => sources::run(ask, place()?, answer).await,
        Command::Tags => tags::run(place()?, answer).await,
        Command::Export(ask) => export::run(ask, place()?, answer).await,
        Command::Load(ask) => load::run(ask, place()?, answer).await,
        Command::Search(ask) => search::run(ask, place()?, answer).await,
        Command::Suggest(ask) => suggest::run(ask, place()?, answer).await,
        Command::Check(ask) => suggest::check(ask, answer).await,
        Command::History(ask) => history::run(ask, place()?, answer).await,
        Command::Undo(ask) => undo::run(ask, undo::Turn::Undo, place()?, answer).await,
        Command::Redo(ask) => undo::run(ask, undo::Turn::Redo, place()?, answer).await,
        Command::Backup(ask) => backup::run(ask, place()?, answer).await,
        Command::Backups => backup::list(&place()?, answer),
        Command::Restore(ask) => restore::run(&ask, &place()?, answer),
        Command::Repair => repair::run(&place()?, answer),
        Command::Verify => verify::run(place()?, answer).await,
        Command::Schema => answer.bytes(format!("{:#}\n", obelus_desk::json_schema()).as_bytes()),
        Command::Completions(ask) => completions::run(&ask, answer),
    }
}
