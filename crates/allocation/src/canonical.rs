//! Canonical JSON (RFC 8785) and SHA-256 over it.
//!
//! Objects are written straight into one buffer and put into key order when they end, so that hashing a problem of
//! 100,000 students costs one pass and one buffer. Keys are compared as they were written, byte by byte, as long as they are
//! ASCII without escapes, which nearly all are; the others by their UTF-16 code units.

use std::cmp::Ordering;
use std::fmt::{self, Write as _};

use serde::{Serialize, ser};
use sha2::{Digest, Sha256};

/// The canonical JSON text of a value.
pub fn canonical_json<T: Serialize + ?Sized>(value: &T) -> Result<String, CanonicalError> {
    let mut writer = Writer { out: Vec::with_capacity(4096) };
    value.serialize(&mut writer)?;
    String::from_utf8(writer.out).map_err(|_| CanonicalError("not UTF-8".to_owned()))
}

/// The SHA-256 of the canonical JSON text of a value, in lower-case hexadecimal.
pub fn canonical_sha256<T: Serialize + ?Sized>(value: &T) -> Result<String, CanonicalError> {
    let mut writer = Writer { out: Vec::with_capacity(4096) };
    value.serialize(&mut writer)?;
    Ok(sha256_hex(&writer.out))
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in bytes {
        // writing to a String cannot fail
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// A value that has no canonical JSON: a float that is not finite, or a map with keys that are not texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanonicalError(String);

impl fmt::Display for CanonicalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CanonicalError {}

impl ser::Error for CanonicalError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

struct Writer {
    out: Vec<u8>,
}

impl Writer {
    fn display(&mut self, value: impl fmt::Display) {
        use std::io::Write as _;
        // writing to a Vec cannot fail
        let _ = write!(self.out, "{value}");
    }

    fn string(&mut self, text: &str) {
        use std::io::Write as _;
        self.out.push(b'"');
        for byte in text.bytes() {
            match byte {
                b'"' => self.out.extend_from_slice(b"\\\""),
                b'\\' => self.out.extend_from_slice(b"\\\\"),
                0x08 => self.out.extend_from_slice(b"\\b"),
                0x09 => self.out.extend_from_slice(b"\\t"),
                0x0a => self.out.extend_from_slice(b"\\n"),
                0x0c => self.out.extend_from_slice(b"\\f"),
                0x0d => self.out.extend_from_slice(b"\\r"),
                control if control < 0x20 => {
                    let _ = write!(self.out, "\\u{control:04x}");
                }
                other => self.out.push(other),
            }
        }
        self.out.push(b'"');
    }

    /// ECMAScript's Number::toString: the shortest digits that read back, with an exponent only far from 1.
    fn number(&mut self, value: f64) -> Result<(), CanonicalError> {
        if !value.is_finite() {
            return Err(CanonicalError("not a finite number".to_owned()));
        }
        let magnitude = libm::fabs(value);
        if magnitude == 0.0 {
            self.out.push(b'0');
        } else if (1e-6..1e21).contains(&magnitude) {
            self.display(value);
        } else {
            let text = format!("{value:e}");
            let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            let sign = if exponent.starts_with('-') { "" } else { "+" };
            self.display(format_args!("{digits}e{sign}{exponent}"));
        }
        Ok(())
    }
}

struct List<'a> {
    writer: &'a mut Writer,
    first: bool,
}

impl List<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        if !std::mem::take(&mut self.first) {
            self.writer.out.push(b',');
        }
        value.serialize(&mut *self.writer)
    }
}

struct Object<'a> {
    writer: &'a mut Writer,
    /// Where each member stands in the buffer: start, end of its key (between the quotes), end of its value.
    members: Vec<(usize, usize, usize)>,
    sorted: bool,
}

impl<'a> Object<'a> {
    fn new(writer: &'a mut Writer, members: usize) -> Self {
        writer.out.push(b'{');
        Self { writer, members: Vec::with_capacity(members), sorted: true }
    }

    fn key(&mut self, key: &str) {
        if !self.members.is_empty() {
            self.writer.out.push(b',');
        }
        let start = self.writer.out.len();
        self.writer.string(key);
        let end = self.writer.out.len();
        if let Some(&(previous, previous_end, _)) = self.members.last() {
            let out = &self.writer.out;
            self.sorted &= key_order(&out[previous..previous_end], &out[start..end]) == Ordering::Less;
        }
        self.members.push((start, end, end));
        self.writer.out.push(b':');
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        value.serialize(&mut *self.writer)?;
        let end = self.writer.out.len();
        if let Some(member) = self.members.last_mut() {
            member.2 = end;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), CanonicalError> {
        if !self.sorted {
            let out = &self.writer.out;
            self.members.sort_by(|a, b| key_order(&out[a.0..a.1], &out[b.0..b.1]));
            let repeated = |w: &[(usize, usize, usize)]| out[w[0].0..w[0].1] == out[w[1].0..w[1].1];
            if self.members.windows(2).any(repeated) {
                return Err(CanonicalError("a key twice".to_owned()));
            }
            let first = self.members.iter().map(|m| m.0).min().unwrap_or(0);
            let mut ordered = Vec::with_capacity(out.len() - first);
            for (k, &(start, _, end)) in self.members.iter().enumerate() {
                if k > 0 {
                    ordered.push(b',');
                }
                ordered.extend_from_slice(&out[start..end]);
            }
            self.writer.out.truncate(first);
            self.writer.out.append(&mut ordered);
        }
        self.writer.out.push(b'}');
        Ok(())
    }
}

/// The order of two keys as written, quotes included.
fn key_order(a: &[u8], b: &[u8]) -> Ordering {
    let is_plain = |key: &[u8]| key.iter().all(|&byte| byte.is_ascii() && byte != b'\\');
    let (inner_a, inner_b) = (&a[1..a.len() - 1], &b[1..b.len() - 1]);
    if is_plain(inner_a) && is_plain(inner_b) {
        return inner_a.cmp(inner_b);
    }
    let units = |key: &[u8]| -> Vec<u16> {
        // what was written as a text reads back
        serde_json::from_slice::<String>(key).unwrap_or_default().encode_utf16().collect()
    };
    units(a).cmp(&units(b))
}

macro_rules! integers {
    ($($method:ident: $type:ty),*) => { $(
        fn $method(self, value: $type) -> Result<(), CanonicalError> {
            self.display(value);
            Ok(())
        }
    )* };
}

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = CanonicalError;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = List<'a>;
    type SerializeTupleVariant = ser::Impossible<(), CanonicalError>;
    type SerializeMap = Object<'a>;
    type SerializeStruct = Object<'a>;
    type SerializeStructVariant = ser::Impossible<(), CanonicalError>;

    integers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    fn serialize_bool(self, value: bool) -> Result<(), CanonicalError> {
        self.display(value);
        Ok(())
    }
    fn serialize_f32(self, value: f32) -> Result<(), CanonicalError> {
        self.number(f64::from(value))
    }
    fn serialize_f64(self, value: f64) -> Result<(), CanonicalError> {
        self.number(value)
    }
    fn serialize_char(self, value: char) -> Result<(), CanonicalError> {
        self.string(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }
    fn serialize_str(self, value: &str) -> Result<(), CanonicalError> {
        self.string(value);
        Ok(())
    }
    fn serialize_bytes(self, value: &[u8]) -> Result<(), CanonicalError> {
        self.collect_seq(value)
    }
    fn serialize_none(self) -> Result<(), CanonicalError> {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), CanonicalError> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), CanonicalError> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), CanonicalError> {
        self.serialize_unit()
    }
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), CanonicalError> {
        self.string(variant);
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), CanonicalError> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), CanonicalError> {
        let mut object = Object::new(self, 1);
        object.key(variant);
        object.value(value)?;
        object.finish()
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, CanonicalError> {
        self.out.push(b'[');
        Ok(List { writer: self, first: true })
    }
    fn serialize_tuple(self, _: usize) -> Result<List<'a>, CanonicalError> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'a>, CanonicalError> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, CanonicalError> {
        Err(CanonicalError("an enum of tuples".to_owned()))
    }
    fn serialize_map(self, members: Option<usize>) -> Result<Object<'a>, CanonicalError> {
        Ok(Object::new(self, members.unwrap_or(0)))
    }
    fn serialize_struct(self, _: &'static str, members: usize) -> Result<Object<'a>, CanonicalError> {
        Ok(Object::new(self, members))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, CanonicalError> {
        Err(CanonicalError("an enum of structures".to_owned()))
    }
}

macro_rules! lists {
    ($($trait:ident: $method:ident),*) => { $(
        impl ser::$trait for List<'_> {
            type Ok = ();
            type Error = CanonicalError;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
                self.item(value)
            }
            fn end(self) -> Result<(), CanonicalError> {
                self.writer.out.push(b']');
                Ok(())
            }
        }
    )* };
}

lists!(SerializeSeq: serialize_element, SerializeTuple: serialize_element, SerializeTupleStruct: serialize_field);

impl ser::SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = CanonicalError;
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), CanonicalError> {
        self.key(key);
        self.value(value)
    }
    fn end(self) -> Result<(), CanonicalError> {
        self.finish()
    }
}

impl ser::SerializeMap for Object<'_> {
    type Ok = ();
    type Error = CanonicalError;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CanonicalError> {
        let text = serde_json::to_value(key).map_err(ser::Error::custom)?;
        let text = text.as_str().ok_or_else(|| CanonicalError("a key that is no text".to_owned()))?;
        self.key(text);
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        self.value(value)
    }
    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), CanonicalError> {
        ser::SerializeMap::serialize_key(self, key)?;
        self.value(value)
    }
    fn end(self) -> Result<(), CanonicalError> {
        self.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sorted_and_numbers_shortest() {
        let value: serde_json::Value =
            serde_json::from_str(r#"{"b":[9.0,0.1,1e-7,1e21,-0.0],"a":{"z":null,"y":"\u000b\"é"},"aa":{}}"#)
                .unwrap();
        assert_eq!(
            canonical_json(&value).unwrap(),
            r#"{"a":{"y":"\u000b\"é","z":null},"aa":{},"b":[9,0.1,1e-7,1e+21,0]}"#
        );
    }

    #[test]
    fn keys_are_sorted_by_their_units_and_not_by_their_escapes() {
        // " is before A, though its escape is not; U+1D11E is written with surrogates, which are before U+FF61
        let value: serde_json::Value =
            serde_json::from_str(r#"{"A":1,"\"":2,"\\":3,"]":4,"｡":5,"𝄞":6,"é":7,"a":8}"#).unwrap();
        let expected = r#"{"\"":2,"A":1,"\\":3,"]":4,"a":8,"é":7,"𝄞":6,"｡":5}"#;
        assert_eq!(canonical_json(&value).unwrap(), expected);
    }

    #[test]
    fn structures_are_sorted_at_every_depth() {
        #[derive(Serialize)]
        struct Inner {
            y: u8,
            x: Option<u8>,
        }
        #[derive(Serialize)]
        struct Outer {
            b: Vec<Inner>,
            a: i64,
        }
        let value = Outer { b: vec![Inner { y: 1, x: None }, Inner { y: 2, x: Some(3) }], a: -1 };
        assert_eq!(canonical_json(&value).unwrap(), r#"{"a":-1,"b":[{"x":null,"y":1},{"x":3,"y":2}]}"#);
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
