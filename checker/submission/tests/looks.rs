//! What people hand in is called by what it is.

use submission::Looks;

#[test]
fn files_are_called_by_what_they_are() {
    for (bytes, looks) in [
        (&b""[..], Looks::Empty),
        (b" \r\n\t", Looks::Empty),
        (b"{\"format\":1}", Looks::Json),
        (b"\xef\xbb\xbf[ { } ]", Looks::Json),
        (b"{\n  \"Vpcs\": []\n}", Looks::Json),
        (b"[sheet]\nx = 1", Looks::Text),
        (b"sheet = \"lab-1.3\"", Looks::Text),
        (b"\x1f\x8b\x08\0", Looks::Gzip),
        (b"PK\x03\x04\x14\0", Looks::Zip),
        (b"PK\x05\x06\0\0", Looks::Zip),
        (b"7z\xbc\xaf\x27\x1c\0", Looks::Archive),
        (b"<!DOCTYPE html><title>502</title>", Looks::Html),
        (b"\n<HTML><body>", Looks::Html),
        (b"\x89PNG\r\n\x1a\n\0\0", Looks::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Looks::Picture),
        (b"RIFF\0\0\0\0WEBPVP8 ", Looks::Picture),
        (b"\0\0\0\x18ftypheic\0\0", Looks::Picture),
        (b"BM6\0\0\0\0\0", Looks::Picture),
        (b"BMW is a make of cars", Looks::Text),
        (b"%PDF-1.7", Looks::Pdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Looks::Document),
        (b"\0\x01\x02\x03\x80\x81", Looks::Binary),
        ("서브넷 두 개".as_bytes(), Looks::Text),
    ] {
        assert_eq!(Looks::of(bytes), looks, "{:?}", String::from_utf8_lossy(bytes));
    }
    let text = "{\"format\":1}".encode_utf16().flat_map(u16::to_le_bytes);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text).collect();
    assert_eq!(Looks::of(&utf16), Looks::Json, "what PowerShell writes");
    // A text is one however long it is, and wherever its characters fall.
    let long = "가".repeat(4000);
    for cut in 0..3 {
        assert_eq!(Looks::of(&[&b"xx"[..cut], long.as_bytes()].concat()), Looks::Text, "{cut}");
    }
}
