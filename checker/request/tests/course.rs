//! The account at the end of the course can be built, and everything that it is made of is there.

#[test]
fn is_built() {
    for base in ["served", "course"] {
        let world: world::World = format!("world 1\nbase {base}\n").parse().unwrap();
        assert!(world.snapshot().is_ok(), "{base}: {:?}", world.snapshot().err());
    }
}
