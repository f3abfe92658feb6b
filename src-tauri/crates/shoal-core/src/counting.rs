//! Whole numbers to real ones and back: the one place where a number may lose something on the way.

/// A count as a real number; over 4,294,967,295 it counts as that many.
pub(crate) fn real(count: impl TryInto<u32>) -> f64 {
    f64::from(count.try_into().unwrap_or(u32::MAX))
}

/// The largest whole number that is not larger; 0 for negative numbers and NaN, 4,294,967,295 for larger ones.
pub(crate) fn whole(number: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` rounds towards 0 and saturates, which is what the function promises"
    )]
    let whole = number as u32;
    whole
}
