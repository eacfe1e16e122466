//! What follows from the rows of the table, one item for each: the names of asks and their answers.

/// Makes the types of the table. A row is `Name field: answer = row;`, the answer `[T]` for a list and `(T)` for one
/// object, and `each` behind it for a call that is made per parent.
macro_rules! asks {
    ($($Name:ident $field:ident: $answer:tt $($each:ident)? = $row:expr;)*) => {
        /// One question that evidence consists of: an operation of an AWS API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Ask {
            $(#[doc = concat!("`", stringify!($Name), "`")] $Name,)*
        }

        impl Ask {
            /// Every ask, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$Name,)*];

            /// Its row of the table.
            #[must_use]
            pub fn row(self) -> &'static Row {
                match self {
                    $(Self::$Name => {
                        const ROW: Row = $row.or_called(stringify!($Name));
                        &ROW
                    })*
                }
            }

            /// What its answer is made of: the shape of an element of a list, or of the one object.
            #[must_use]
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$Name => <element!($answer) as crate::shapes::Kept>::KIND,)*
                }
            }
        }

        /// The answer of a call, with only what the shapes keep.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Output {
            $(#[doc = concat!("Answer of `", stringify!($Name), "`.")] $Name(answer!($answer)),)*
        }

        impl Output {
            /// The ask that gives this answer.
            #[must_use]
            pub fn operation(&self) -> Ask {
                match self {
                    $(Self::$Name(_) => Ask::$Name,)*
                }
            }

            /// An answer with nothing in it.
            #[must_use]
            pub fn empty(ask: Ask) -> Self {
                match ask {
                    $(Ask::$Name => Self::$Name(Default::default()),)*
                }
            }

            /// Adds other answers of the same call, and returns the ids that these show with other contents, each with the
            /// number of its answer.
            ///
            /// Elements that are already there stay as they are; answers of other asks are ignored.
            pub fn merge_all(&mut self, others: impl IntoIterator<Item = Self>) -> Vec<(usize, String)> {
                match self {
                    $(Self::$Name(mine) => {
                        let theirs = others.into_iter().enumerate().filter_map(|(number, other)| match other {
                            Self::$Name(other) => Some((number, other)),
                            _ => None,
                        });
                        Held::extend(mine, theirs)
                    })*
                }
            }

            /// Adds another answer of the same call, and returns the ids that it shows with other contents.
            ///
            /// Elements that are already there stay as they are; answers of other asks are ignored.
            pub fn merge_telling(&mut self, other: Self) -> Vec<String> {
                self.merge_all([other]).into_iter().map(|(_, id)| id).collect()
            }

            /// How many elements a list answer has; one object is one.
            #[must_use]
            pub fn len(&self) -> usize {
                match self {
                    $(Self::$Name(answer) => answer.elements().len(),)*
                }
            }

            fn read(ask: Ask, text: &mut Json<'_>) -> Result<(Self, bool), serde_json::Error> {
                match ask {
                    $(Ask::$Name => Held::read(text, ask.row()).map(|(answer, whole)| (Self::$Name(answer), whole)),)*
                }
            }

            fn of_values(ask: Ask, elements: &[&serde_json::Value]) -> Result<Self, serde_json::Error> {
                Ok(match ask {
                    $(Ask::$Name => Self::$Name(Held::of_values(elements)?),)*
                })
            }

            /// Reads elements of an answer from the text of their list.
            fn of_list(ask: Ask, text: &mut Json<'_>) -> Result<Self, serde_json::Error> {
                Ok(match ask {
                    $(Ask::$Name => Self::$Name(Held::from_elements(Vec::<element!($answer)>::deserialize(text)?)),)*
                })
            }
        }

        impl Serialize for Output {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$Name(answer) => answer.write(Ask::$Name.row(), serializer),)*
                }
            }
        }
    };
}
pub(super) use asks;

macro_rules! answer {
    ([$T:ty]) => { Vec<$T> };
    (($T:ty)) => { Box<$T> };
}
pub(super) use answer;

macro_rules! element {
    ([$T:ty]) => {
        $T
    };
    (($T:ty)) => {
        $T
    };
}
pub(super) use element;
