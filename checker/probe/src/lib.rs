//! What configuration cannot show, tried: names walked through the DNS, servers greeted, pages asked for, applications
//! used as a browser would use them, repositories looked through.
//!
//! A probe is evidence like a call: it is asked with an input, has a status, and leaves a bounded transcript in the
//! snapshot ([`snapshot::Probe`]), from which it is judged again without a network.

pub mod clock;
pub mod dns;
pub mod guard;
pub mod html;
pub mod http;
pub mod journey;
pub mod made;
pub mod repository;
pub mod tls;
