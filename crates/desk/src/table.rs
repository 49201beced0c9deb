//! The command table: the complete surface that a window or a command line may use, declared once.
//! A row is: where it runs, its name, its parameters, its answer. `dispatch` makes calls of it and `contract`
//! makes TypeScript of it, so that the two cannot disagree.

/// Hands the whole table to a macro.
macro_rules! command_table {
    ($apply:ident) => {
        $apply! {
            /// The open library.
            read library(Nothing) -> LibraryState;
            /// All documents, oldest first, with progress.
            read list_documents(Nothing) -> Vec<DocumentRow>;
            /// The document that a person or program names.
            read find_document(FindDocument) -> DocumentDetails;
            /// The beginning of a document, with everything on it; of a short one all.
            read open_document(WhichDocument) -> DocumentView;
            /// How the text of a document is built.
            read document_structure(WhichDocument) -> StructureColumns;
            /// The versions of a document's text, newest first.
            survey list_versions(WhichDocument) -> Vec<VersionRow>;
            /// The passages in a version of a document's text: those that stand there, or stood there when it was replaced.
            read version_passages(WhichVersion) -> Vec<VersionPassage>;
            /// How two versions of a document's text differ. Looks at both texts whole.
            survey compare_versions(CompareVersions) -> StretchColumns;
            /// The passages that need a look: not found exactly, and not given up.
            read list_looks(AskLooks) -> Looks;
            /// The places that a passage that needs a look may be at, the best first. Looks at the whole text.
            survey look_candidates(WhichLook) -> Vec<LookCandidate>;
            /// Where the characters of a page stand; nothing where pages have no fixed look.
            read page_boxes(WhichPage) -> BoxColumns;
            /// The sentences of a document.
            read list_spans(WhichDocument) -> SpanColumns;
            /// The claims and highlights of a document from a place on, as many as cross at once.
            read list_marks_from(AskMarksFrom) -> MarksPage;
            /// How far the work on a document is.
            read progress(WhichDocument) -> ProgressRow;
            /// How far the judging is and how it went, of a document or of the library.
            read overview(AskOverview) -> Overview;
            /// The sentences of a document with their words and verdicts.
            read list_sentences(WhichDocument) -> Vec<SentenceRow>;
            /// The sentences of a document whose words stand in it more than once.
            read list_repeats(WhichDocument) -> RepeatColumns;
            /// What is noticed in a document and not answered yet. Looks at the whole text; a newer one stops it (`superseded`).
            notice list_suggestions(WhichDocument) -> Suggestions;
            /// How likely each sentence of a document is a statement that could be looked up. Looks at the whole text.
            notice list_checkable(WhichDocument) -> Checkable;
            /// The dated statements of a document or of the library, and which contradict each other. Looks at whole texts.
            notice list_dated(AskTimeline) -> Timeline;
            /// Stops noticing: nobody wants to know any more.
            notice stop_noticing(Nothing) -> Nothing;
            /// How many characters of a document cannot be seen. Looks at the whole text.
            read count_invisible(WhichDocument) -> InvisibleRow;
            /// Where words stand in a document, letter by letter.
            read list_occurrences(AskOccurrences) -> SpanColumns;
            /// Some of the claims and highlights of a document; those that are not in the answer are gone.
            read list_marks(AskMarks) -> Marks;
            /// What the library has of what is sought: texts, claims, highlights, evidence, sources.
            read search(Search) -> Found;
            /// Where words stand in texts, each with what is around it.
            read concordance(AskConcordance) -> Concordance;
            /// Passages of the library that may be evidence for a claim, the best first.
            read list_candidates(AskCandidates) -> Vec<Candidate>;
            /// The codebook.
            read list_tags(Nothing) -> Vec<TagRow>;
            /// The links of a claim.
            read list_links(WhichClaim) -> Vec<LinkRow>;
            /// The id of the record that a person or program names.
            read find_id(FindId) -> FoundId;
            /// The evidence on a claim, and what it adds up to.
            read list_evidence(WhichClaim) -> EvidenceOfClaim;
            /// The sources, oldest first.
            read list_sources(Nothing) -> Vec<SourceRow>;
            /// How a quote fits the text that it is said to be from.
            read check_quote(AskQuote) -> QuoteCheck;
            /// How quotes of evidence fit, or those in a document's text. May look at every text; a newer one stops it (`superseded`).
            scan check_quotes(AskQuotes) -> Vec<QuoteRow>;
            /// How a source is cited.
            read cite_source(CiteSource) -> Cited;
            /// The sources and documents that are one origin, with the passages that they share. Looks at every text.
            scan list_origins(Nothing) -> Origins;
            /// How far the checking of quotes is. Waits for nothing.
            scan how_far_checking(Nothing) -> FarChecking;
            /// Stops checking quotes: nobody wants to know any more.
            scan stop_checking(Nothing) -> Nothing;
            /// Claims as records of Obelus JSON, filtered.
            read list_claims(AskClaims) -> Vec<serde_json::Value>;
            /// The history, newest first.
            read history(AskHistory) -> Vec<HistoryRow>;
            /// What was written since the log was at some place.
            read list_changes(AskChanges) -> Changes;
            /// The encodings that can be chosen.
            read list_encodings(Nothing) -> Vec<EncodingRow>;
            /// Looks the whole library over.
            read verify(Nothing) -> Verified;
            /// The JSON Schema of Obelus JSON.
            read schema(Nothing) -> serde_json::Value;
            /// Writes the library, or one document of it, to a file.
            file export(Export) -> Exported;
            /// Brings a pasted text in.
            file import_text(ImportText) -> Imported;
            /// Brings a file in.
            file import_file(ImportFile) -> Imported;
            /// Brings the shipped sample in.
            file import_sample(Nothing) -> Imported;
            /// The files that are meant by paths of files and folders.
            file find_files(FindFiles) -> FoundFiles;
            /// Calls off the documents that are being read.
            file call_off(Nothing) -> Nothing;
            /// Reads a document's bytes again in another way.
            file reread_document(RereadDocument) -> Written;
            /// Gives a document another version of its text from a file; its passages are found again in it.
            file replace_document(ReplaceDocument) -> Replaced;
            /// Saves the original bytes of a document.
            file save_original(SaveOriginal) -> Saved;
            /// Brings a file of Obelus JSON back, or annotations of other tools in.
            file load(Load) -> Loaded;
            /// Brings a file of BibTeX, RIS or CSL-JSON in.
            file load_sources(LoadSources) -> LoadedSources;
            /// Writes the sources to a file of BibTeX, BibLaTeX, RIS or CSL-JSON.
            file export_sources(ExportSources) -> ExportedSources;
            /// Backs the library up now.
            file make_backup(Nothing) -> BackupLine;
            /// Changes a document's details.
            write edit_document(EditDocument) -> Written;
            /// Takes a document out, with everything on it.
            write remove_document(WhichDocument) -> Written;
            /// Judges the claim at a place.
            write judge_claim(JudgeClaim) -> Written;
            /// Sets something on the claim at a place without judging it.
            write note_claim(NoteClaim) -> Written;
            /// Changes a claim.
            write edit_claim(EditClaim) -> Written;
            /// Takes a claim's verdict back, and the claim with it where nothing else is on it.
            write clear_verdict(WhichClaim) -> Written;
            /// Deletes a claim with its evidence and links.
            write delete_claim(WhichClaim) -> Written;
            /// Marks several places in one op: as one claim, or each with a highlight.
            write mark_places(MarkPlaces) -> Written;
            /// Gives the claim at a place more passages: its repeats and variants.
            write gather_passages(GatherPassages) -> Written;
            /// Gives a passage of a claim, or a highlight, other ends.
            write move_passage(MovePassage) -> Written;
            /// Takes a passage off a claim that has several.
            write drop_passage(WhichPassage) -> Written;
            /// Puts a passage that needs a look at a place; just where another of its claim stands is refused (`passage-taken`).
            write settle_look(SettleLook) -> Written;
            /// Accepts the passages of a document that were found so, all in one op.
            write settle_looks(SettleLooks) -> Settled;
            /// Gives up a passage that needs a look: it is lost, keeps its words, and is not asked for again.
            write give_up_look(WhichLook) -> Written;
            /// Marks a place.
            write highlight_passage(HighlightPassage) -> Written;
            /// Changes a highlight.
            write edit_highlight(EditHighlight) -> Written;
            /// Deletes a highlight.
            write delete_highlight(WhichHighlight) -> Written;
            /// Links two claims.
            write link_claims(LinkClaims) -> Written;
            /// Takes a link away.
            write unlink_claims(WhichLink) -> Written;
            /// Brings a piece of evidence for or against a claim.
            write attach_evidence(AttachEvidence) -> Written;
            /// Changes a piece of evidence.
            write edit_evidence(EditEvidence) -> Written;
            /// Takes a piece of evidence away.
            write detach_evidence(WhichEvidence) -> Written;
            /// Does what suggestions propose, all in one op.
            notice accept_suggestions(AcceptSuggestions) -> Written;
            /// Puts suggestions aside for good, all in one op.
            notice dismiss_suggestions(DismissSuggestions) -> Written;
            /// Says where a run of a document's text comes from.
            write set_origin(SetOrigin) -> Written;
            /// Takes back where a run of a document's text comes from.
            write clear_origin(DocumentSpan) -> Written;
            /// Adds a tag to the codebook.
            write create_tag(CreateTag) -> Written;
            /// Changes a tag.
            write edit_tag(EditTag) -> Written;
            /// Takes a tag out of the codebook.
            write delete_tag(DeleteTag) -> Written;
            /// Adds a source; what is no item of CSL-JSON is refused (`source-broken`).
            write create_source(CreateSource) -> Written;
            /// Changes a source.
            write edit_source(EditSource) -> Written;
            /// Deletes a source; one that evidence or an origin names is refused (`source-in-use`).
            write delete_source(WhichSource) -> Written;
            /// Makes several sources one.
            write merge_sources(MergeSources) -> Written;
            /// Gives the annotator a name.
            write name_annotator(NameAnnotator) -> Written;
            /// Gives the library a name.
            write name_library(NameLibrary) -> Written;
            /// Gives a search a name.
            write save_search(SaveSearch) -> Written;
            /// Forgets the search of a name.
            write forget_search(ForgetSearch) -> Written;
            /// Takes the newest op back.
            write undo(Steps) -> Written;
            /// Does the op that was undone last again.
            write redo(Steps) -> Written;
        }
    };
}

pub(crate) use command_table;
