//! Pages of formats that flow: where the program that laid them out last left its breaks.

/// The breaks that were met, and whether they can be believed.
#[derive(Debug, Default)]
pub(crate) struct PageBreaks {
    count: u32,
    renumbers: bool,
}

impl PageBreaks {
    /// A page ends here; answers the number of the next.
    pub(crate) fn advance(&mut self) -> String {
        self.count = self.count.saturating_add(1);
        self.count.saturating_add(1).to_string()
    }

    /// Says that pages are numbered otherwise than from 1 in digits: then what is counted here is not what is printed.
    pub(crate) fn renumber(&mut self, renumbers: bool) {
        self.renumbers |= renumbers;
    }

    /// Whether all breaks are there by the program's own count of pages, and are what is printed.
    pub(crate) fn agree(&self, pages: Option<u32>) -> bool {
        self.count > 0 && !self.renumbers && pages == self.count.checked_add(1)
    }
}
