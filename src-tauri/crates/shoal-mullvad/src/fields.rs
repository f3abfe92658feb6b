//! Which fields a protobuf message has, read from its bytes without a schema.
//!
//! Mullvad re-uses field numbers from release to release, so a reader that is compiled from one schema would take
//! one setting for another. This one looks at what is there: a field of another wire type than the caller expects is
//! [`Unreadable`], a field that nobody asks for is passed over, and nothing is copied unless a caller asks for it, so
//! that an account number or a key never leaves the buffer that it arrived in.

use thiserror::Error;

/// A message, or one of its fields, that is not of the shape that any known release sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("field {field} of the daemon's message {message} has an unknown shape")]
pub struct Unreadable {
    /// Shoal's name for the message.
    pub message: &'static str,
    /// The field's number; 0 for the message as a whole.
    pub field: u32,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// Integers, booleans and enums.
    Varint(u64),
    /// Doubles and 64-bit integers of fixed width.
    Fixed64(u64),
    /// Text, bytes, messages and packed lists.
    Bytes(&'a [u8]),
    /// Floats and 32-bit integers of fixed width; nothing that Shoal reads has this type.
    Fixed32,
}

/// One field, with the bytes that it was read from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'a> {
    /// Its number.
    pub(crate) number: u32,
    /// Its value.
    pub(crate) value: Value<'a>,
    /// Tag, length and value as they came.
    pub(crate) raw: &'a [u8],
}

/// The bytes end within a field, or are no fields at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Reads fields one after the other; ends after the first that is malformed.
#[derive(Clone, Debug)]
pub(crate) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    /// The fields in `bytes`.
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn one(&self) -> Option<(Field<'a>, &'a [u8])> {
        let start = self.rest;
        let (tag, rest) = varint(start)?;
        let number = u32::try_from(tag >> 3).ok().filter(|n| (1..=MOST_FIELDS).contains(n))?;
        let (value, rest) = match tag & 7 {
            0 => varint(rest).map(|(value, rest)| (Value::Varint(value), rest))?,
            1 => {
                let (head, rest) = rest.split_first_chunk::<8>()?;
                (Value::Fixed64(u64::from_le_bytes(*head)), rest)
            }
            2 => {
                let (length, rest) = varint(rest)?;
                let (head, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
                (Value::Bytes(head), rest)
            }
            5 => (Value::Fixed32, rest.split_first_chunk::<4>()?.1),
            _ => return None,
        };
        let raw = start.get(..start.len() - rest.len())?;
        Some((Field { number, value, raw }, rest))
    }
}

/// The highest field number that protobuf allows.
const MOST_FIELDS: u32 = (1 << 29) - 1;

impl<'a> Iterator for Fields<'a> {
    type Item = Result<Field<'a>, Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some((field, rest)) = self.one() {
            self.rest = rest;
            return Some(Ok(field));
        }
        self.rest = &[];
        Some(Err(Malformed))
    }
}

fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (at, byte) in bytes.iter().take(10).enumerate() {
        let part = u64::from(byte & 0x7f);
        if at == 9 && part > 1 {
            return None;
        }
        value |= part << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

/// A message whose fields are known to be well formed, at its own level.
#[derive(Clone, Copy)]
pub(crate) struct Message<'a> {
    bytes: &'a [u8],
    name: &'static str,
}

impl<'a> Message<'a> {
    /// Takes bytes for the message that Shoal calls `name`.
    pub(crate) fn read(bytes: &'a [u8], name: &'static str) -> Result<Self, Unreadable> {
        match Fields::of(bytes).find_map(Result::err) {
            Some(Malformed) => Err(Unreadable { message: name, field: 0 }),
            None => Ok(Self { bytes, name }),
        }
    }

    /// The fields.
    pub(crate) fn fields(self) -> impl Iterator<Item = Field<'a>> {
        Fields::of(self.bytes).filter_map(Result::ok)
    }

    /// What to say of a field of this message that cannot be read.
    pub(crate) fn unreadable(self, field: u32) -> Unreadable {
        Unreadable { message: self.name, field }
    }

    fn all(self, number: u32) -> impl Iterator<Item = Value<'a>> {
        self.fields().filter(move |field| field.number == number).map(|field| field.value)
    }

    /// The value of a field, if it is there; of several the last counts, as in protobuf.
    pub(crate) fn value(self, number: u32) -> Option<Value<'a>> {
        self.all(number).last()
    }

    /// Whether the field is there.
    pub(crate) fn has(self, number: u32) -> bool {
        self.value(number).is_some()
    }

    /// Whether the field is there with the wire type of a message: what layouts are told apart by.
    pub(crate) fn has_bytes(self, number: u32) -> bool {
        matches!(self.value(number), Some(Value::Bytes(_)))
    }

    /// An integer or enum.
    pub(crate) fn number(self, number: u32) -> Result<Option<u64>, Unreadable> {
        match self.value(number) {
            None => Ok(None),
            Some(Value::Varint(value)) => Ok(Some(value)),
            Some(_) => Err(self.unreadable(number)),
        }
    }

    /// An integer of fixed width.
    pub(crate) fn fixed64(self, number: u32) -> Result<Option<u64>, Unreadable> {
        match self.value(number) {
            None => Ok(None),
            Some(Value::Fixed64(value)) => Ok(Some(value)),
            Some(_) => Err(self.unreadable(number)),
        }
    }

    /// A boolean; absent is false, as in protobuf.
    pub(crate) fn flag(self, number: u32) -> Result<bool, Unreadable> {
        Ok(self.number(number)?.unwrap_or_default() != 0)
    }

    /// Bytes as they are.
    pub(crate) fn bytes(self, number: u32) -> Result<Option<&'a [u8]>, Unreadable> {
        match self.value(number) {
            None => Ok(None),
            Some(Value::Bytes(bytes)) => Ok(Some(bytes)),
            Some(_) => Err(self.unreadable(number)),
        }
    }

    /// Text; an empty one counts as absent.
    pub(crate) fn text(self, number: u32) -> Result<Option<&'a str>, Unreadable> {
        let Some(bytes) = self.bytes(number)? else { return Ok(None) };
        let text = std::str::from_utf8(bytes).map_err(|_| self.unreadable(number))?;
        Ok((!text.is_empty()).then_some(text))
    }

    /// Every text of a list.
    pub(crate) fn texts(
        self,
        number: u32,
    ) -> impl Iterator<Item = Result<&'a str, Unreadable>> + use<'a> {
        self.all(number).map(move |value| match value {
            Value::Bytes(bytes) => std::str::from_utf8(bytes).map_err(|_| self.unreadable(number)),
            Value::Varint(_) | Value::Fixed64(_) | Value::Fixed32 => Err(self.unreadable(number)),
        })
    }

    /// A message within this one.
    pub(crate) fn message(
        self,
        number: u32,
        name: &'static str,
    ) -> Result<Option<Message<'a>>, Unreadable> {
        self.bytes(number)?.map(|bytes| Self::read(bytes, name)).transpose()
    }

    /// Every message of a list.
    pub(crate) fn messages(
        self,
        number: u32,
        name: &'static str,
    ) -> impl Iterator<Item = Result<Message<'a>, Unreadable>> + use<'a> {
        self.all(number).map(move |value| match value {
            Value::Bytes(bytes) => Self::read(bytes, name),
            Value::Varint(_) | Value::Fixed64(_) | Value::Fixed32 => Err(self.unreadable(number)),
        })
    }
}

/// Appends an integer in protobuf's variable width.
pub(crate) fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push((value & 0x7f) as u8);
}

/// Appends a field of bytes: text, or a message.
pub(crate) fn put_bytes(out: &mut Vec<u8>, number: u32, bytes: &[u8]) {
    put_varint(out, u64::from(number) << 3 | 2);
    put_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn arbitrary_bytes_are_read_or_refused_and_no_byte_is_lost(
            bytes in prop::collection::vec(any::<u8>(), 0..200)
        ) {
            let read: Result<Vec<_>, _> = Fields::of(&bytes).collect();
            if let Ok(fields) = read {
                let joined: Vec<u8> = fields.iter().flat_map(|f| f.raw.to_vec()).collect();
                prop_assert_eq!(joined, bytes);
            }
        }

        #[test]
        fn an_integer_comes_back_as_it_was_put(value: u64) {
            let mut bytes = Vec::new();
            put_varint(&mut bytes, value);
            prop_assert_eq!(varint(&bytes), Some((value, &[][..])));
        }
    }

    #[test]
    fn a_length_beyond_the_end_is_malformed() {
        assert_eq!(Fields::of(&[0x0a, 5, 1, 2]).last().map(|f| f.is_err()), Some(true));
    }

    #[test]
    fn a_length_that_no_machine_has_is_malformed() {
        let mut bytes = vec![0x0a];
        put_varint(&mut bytes, u64::MAX);
        assert!(Message::read(&bytes, "Test").is_err());
    }

    #[test]
    fn of_a_field_that_comes_twice_the_last_counts() {
        let message = Message::read(&[0x08, 1, 0x08, 2], "Test").expect("two varints");
        assert_eq!(message.number(1), Ok(Some(2)));
    }

    #[test]
    fn a_field_of_another_wire_type_is_unreadable_and_not_its_default() {
        let message = Message::read(&[0x0a, 1, 7], "Test").expect("one field of bytes");
        assert_eq!(message.flag(1), Err(Unreadable { message: "Test", field: 1 }));
    }
}
