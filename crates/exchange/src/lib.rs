//! The forms that leave and enter.
