//! The functions that the WebAssembly module offers a page: text goes in and out through linear memory.
//!
//! A page asks for room (`room(bytes)` gives where), writes its question there as UTF-8, calls `ask()`, which gives where
//! the answer begins, and reads as many bytes as `told()` says, before it asks again. Nothing here follows a pointer: the
//! page writes into a vector that is this module's own and is read as one.
#![expect(unsafe_code, reason = "only the attribute by which a function keeps its name; there is no unsafe block")]

use crate::Engine;
use std::cell::RefCell;

/// The longest question in bytes: more than all labs and words together.
const LONGEST: usize = 16 << 20;

#[derive(Default)]
struct Page {
    engine: Engine,
    question: Vec<u8>,
    answer: String,
}

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
}

/// Makes room for a question of so many bytes, and says where it is; null for one that is too long.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    if bytes > LONGEST {
        return std::ptr::null_mut();
    }
    PAGE.with_borrow_mut(|page| {
        page.question.clear();
        page.question.resize(bytes, b' ');
        page.question.as_mut_ptr()
    })
}

/// Answers what stands in the room, and says where the answer begins.
#[unsafe(no_mangle)]
pub extern "C" fn ask() -> *const u8 {
    PAGE.with_borrow_mut(|page| {
        let question = std::mem::take(&mut page.question);
        page.answer = page.engine.answer(&String::from_utf8_lossy(&question));
        page.answer.as_ptr()
    })
}

/// How long the last answer is, in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn told() -> usize {
    PAGE.with_borrow(|page| page.answer.len())
}
