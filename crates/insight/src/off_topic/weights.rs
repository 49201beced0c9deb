//! The numbers that were learned. Made by `meanings/learn.py`; not to be changed by hand.

/// How many things are asked of a sentence.
pub(super) const FEATURES: usize = 61;
/// The odds of a sentence by itself: a number, and one for each thing that is asked of it.
pub(super) const ALONE_BASE: f32 = 1.23894;
pub(super) const ALONE: [f32; FEATURES] = [
    -0.26250, -1.74675, 1.59004, -0.03474, 0.54839, 0.20990, -0.33202, 3.37782, -0.55152, -0.12371, 0.35995, -0.23272,
    -0.27714, 0.30072, -0.17593, 0.58050, 0.19056, -0.37513, -0.73404, 2.08276, -0.42030, -0.30501, -3.46338, -1.24461,
    -0.93047, -0.77400, 1.80603, 0.19627, -0.15278, 1.00634, 1.26987, -0.52460, -1.52556, 0.38630, -0.01158, 0.63331,
    -0.93893, -1.19037, -0.71392, 0.60073, 1.66310, -0.36422, -0.97602, -0.73663, 0.66255, -0.67631, -2.58988, 0.55409,
    0.25389, -0.38711, 1.53202, 1.03494, -1.30795, -0.35347, 0.55680, 0.86809, -1.99756, 0.61637, -0.22597, -0.12681,
    0.75021,
];
/// The odds with what stands beside it: a number, and one each for the odds by itself, the larger and the smaller of its
/// neighbours, the largest around it, and how many of its neighbours are around the text.
pub(super) const BESIDE_BASE: f32 = 0.69758;
pub(super) const BESIDE: [f32; 5] = [1.13132, 0.27604, 0.07544, 0.04136, 0.35973];
