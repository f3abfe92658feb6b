//! How does a message become bytes? By hand, after the protocol buffers encoding.
//!
//! Hand-written so that one table of field numbers can serve five layouts, and so that what the daemon
//! was sent can be kept byte for byte, known to this program or not.

/// Bytes of a message being written. Defaults are left out, as proto3 does.
#[derive(Debug, Default, Clone)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// The bytes of a message that `fill` writes.
    pub(crate) fn message(fill: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut writer = Self::default();
        fill(&mut writer);
        writer.bytes
    }

    /// What was written.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// A number: any of the varint types, an enum too.
    pub(crate) fn number(&mut self, field: u32, value: u64) {
        if value != 0 {
            self.present_number(field, value);
        }
    }

    /// A number that is written although it is 0.
    pub(crate) fn present_number(&mut self, field: u32, value: u64) {
        self.tag(field, 0);
        self.varint(value);
    }

    pub(crate) fn flag(&mut self, field: u32, value: bool) {
        self.number(field, u64::from(value));
    }

    pub(crate) fn text(&mut self, field: u32, value: &str) {
        if !value.is_empty() {
            self.bytes(field, value.as_bytes());
        }
    }

    /// Bytes, or a text or message that is written although it is empty.
    pub(crate) fn bytes(&mut self, field: u32, value: &[u8]) {
        self.tag(field, 2);
        self.varint(u64::try_from(value.len()).expect("a length fits 64 bits"));
        self.bytes.extend_from_slice(value);
    }

    /// A message within the message.
    pub(crate) fn nested(&mut self, field: u32, fill: impl FnOnce(&mut Self)) {
        self.bytes(field, &Self::message(fill));
    }

    pub(crate) fn double(&mut self, field: u32, value: f64) {
        self.tag(field, 1);
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn fixed64(&mut self, field: u32, value: u64) {
        self.tag(field, 1);
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    /// A `Timestamp` or a `Duration`: both have seconds as field 1.
    pub(crate) fn seconds(&mut self, field: u32, seconds: u64) {
        self.nested(field, |w| w.number(1, seconds));
    }

    /// Bytes that are already encoded fields.
    pub(crate) fn raw(&mut self, fields: &[u8]) {
        self.bytes.extend_from_slice(fields);
    }

    fn tag(&mut self, field: u32, wire_type: u32) {
        self.varint(u64::from(field << 3 | wire_type));
    }

    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(low_byte(value) | 0x80);
            value >>= 7;
        }
        self.bytes.push(low_byte(value));
    }
}

fn low_byte(value: u64) -> u8 {
    u8::try_from(value & 0x7f).expect("seven bits fit")
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    Number(u64),
    Fixed,
    Bytes(&'a [u8]),
}

/// One field of a message, with the bytes it was made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Field<'a> {
    pub(crate) number: u64,
    pub(crate) value: Value<'a>,
    /// Tag, length and content.
    pub(crate) raw: &'a [u8],
}

/// The message is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("failed to decode Protobuf message: invalid wire type or length")]
pub(crate) struct Malformed;

/// All fields of a message, in order.
pub(crate) fn fields(message: &[u8]) -> Result<Vec<Field<'_>>, Malformed> {
    let mut rest = message;
    let mut fields = Vec::new();
    while !rest.is_empty() {
        let start = rest;
        let tag = take_varint(&mut rest)?;
        let value = match tag & 7 {
            0 => Value::Number(take_varint(&mut rest)?),
            1 => take(&mut rest, 8).map(|_| Value::Fixed)?,
            2 => {
                let length = usize::try_from(take_varint(&mut rest)?).map_err(|_| Malformed)?;
                Value::Bytes(take(&mut rest, length)?)
            }
            5 => take(&mut rest, 4).map(|_| Value::Fixed)?,
            _ => return Err(Malformed),
        };
        let raw = &start[..start.len() - rest.len()];
        fields.push(Field { number: tag >> 3, value, raw });
    }
    Ok(fields)
}

/// The message in a field, if it is there; the last one counts.
pub(crate) fn message_in<'a>(fields: &[Field<'a>], number: u64) -> Option<&'a [u8]> {
    fields.iter().rev().find_map(|field| match field.value {
        Value::Bytes(bytes) if field.number == number => Some(bytes),
        Value::Bytes(_) | Value::Number(_) | Value::Fixed => None,
    })
}

/// The number in a field, 0 if it is not there.
pub(crate) fn number_in(fields: &[Field<'_>], number: u64) -> u64 {
    let found = fields.iter().rev().find_map(|field| match field.value {
        Value::Number(value) if field.number == number => Some(value),
        Value::Bytes(_) | Value::Number(_) | Value::Fixed => None,
    });
    found.unwrap_or(0)
}

/// The text in a field, empty if it is not there.
pub(crate) fn text_in(fields: &[Field<'_>], number: u64) -> String {
    String::from_utf8_lossy(message_in(fields, number).unwrap_or_default()).into_owned()
}

/// All texts of a repeated field.
pub(crate) fn texts_in(fields: &[Field<'_>], number: u64) -> Vec<String> {
    let text = |field: &Field<'_>| match field.value {
        Value::Bytes(bytes) if field.number == number => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        Value::Bytes(_) | Value::Number(_) | Value::Fixed => None,
    };
    fields.iter().filter_map(text).collect()
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], Malformed> {
    let (taken, left) = rest.split_at_checked(length).ok_or(Malformed)?;
    *rest = left;
    Ok(taken)
}

fn take_varint(rest: &mut &[u8]) -> Result<u64, Malformed> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let byte = take(rest, 1)?[0];
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_with_its_bytes() {
        let message = Writer::message(|w| {
            w.number(1, 300);
            w.text(2, "se");
            w.double(3, 1.5);
            w.flag(4, false);
            w.nested(900, |w| w.number(1, 1));
        });
        let read = fields(&message).expect("well-formed");
        assert_eq!(read.iter().map(|field| field.number).collect::<Vec<_>>(), [1, 2, 3, 900]);
        assert_eq!(number_in(&read, 1), 300);
        assert_eq!(text_in(&read, 2), "se");
        assert_eq!(read.iter().flat_map(|field| field.raw.to_vec()).collect::<Vec<_>>(), message);
    }

    #[test]
    fn a_cut_message_is_malformed_at_every_length() {
        let message = Writer::message(|w| w.text(2, "Gothenburg"));
        for length in 1..message.len() {
            assert_eq!(fields(&message[..length]), Err(Malformed), "{length}");
        }
    }
}
