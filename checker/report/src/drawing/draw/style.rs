//! The style sheet of a drawing, in light and dark.
//!
//! Colours only help: what they tell is also told by a shape, by the kind of a line or by a word.

use crate::drawing::Theme;
use board::NoteKind;

const SANS: &str = "system-ui,-apple-system,\"Segoe UI\",\"Apple SD Gothic Neo\",\"Malgun Gothic\",\"Noto Sans KR\",\"Noto Sans CJK KR\",NanumGothic,sans-serif";
const MONO: &str = "ui-monospace,SFMono-Regular,Menlo,Consolas,\"DejaVu Sans Mono\",\"Liberation Mono\",D2Coding,NanumGothicCoding,monospace";

/// Colours by what they are for; a pair is what fills and what outlines.
struct Palette {
    ground: &'static str,
    ink: &'static str,
    quiet: &'static str,
    bad: &'static str,
    rule: &'static str,
    vpc: (&'static str, &'static str),
    zone: (&'static str, &'static str),
    public: (&'static str, &'static str),
    private: (&'static str, &'static str),
    routed: (&'static str, &'static str),
    isolated: (&'static str, &'static str),
    unclear: (&'static str, &'static str),
    chip: (&'static str, &'static str),
    cloud: (&'static str, &'static str),
    call: (&'static str, &'static str),
    request: &'static str,
    reply: &'static str,
    on_step: &'static str,
    stop: &'static str,
    doubt: &'static str,
    /// In the order of [`NoteKind::ALL`].
    notes: [(&'static str, &'static str); 8],
}

const LIGHT: Palette = Palette {
    ground: "#ffffff",
    ink: "#16202c",
    quiet: "#4f5b69",
    bad: "#b3261e",
    rule: "#d5dce4",
    vpc: ("#fbfaff", "#7a3fd1"),
    zone: ("#f4f6f9", "#8592a3"),
    public: ("#eef7e8", "#3b7a1e"),
    private: ("#e8f2fb", "#1c66a8"),
    routed: ("#f2edfc", "#6a45c0"),
    isolated: ("#f3f2ee", "#66645b"),
    unclear: ("#fff6de", "#8a5b00"),
    chip: ("#ffffff", "#b9c4d0"),
    cloud: ("#eaf1f8", "#4c6a88"),
    call: ("#fdecea", "#c5221f"),
    request: "#c2410c",
    reply: "#00706a",
    on_step: "#ffffff",
    stop: "#c5221f",
    doubt: "#8a5b00",
    notes: [
        ("#ffc078", "#a34a06"),
        ("#b3d8ff", "#1c5fa8"),
        ("#ffe680", "#7d6200"),
        ("#fbc4de", "#a02566"),
        ("#dfcbfc", "#6538b8"),
        ("#fff9d6", "#7d7324"),
        ("#f7f9fb", "#5d6c7d"),
        ("#ffb9b2", "#b3261e"),
    ],
};

const DARK: Palette = Palette {
    ground: "#10161d",
    ink: "#e9eef4",
    quiet: "#a9b5c2",
    bad: "#ff8f85",
    rule: "#313d4a",
    vpc: ("#131923", "#b08df5"),
    zone: ("#171f29", "#718094"),
    public: ("#16281a", "#82c860"),
    private: ("#13273c", "#74b6f2"),
    routed: ("#221b38", "#b9a1f7"),
    isolated: ("#20242a", "#aaaca2"),
    unclear: ("#2d2613", "#e5b650"),
    chip: ("#1a2430", "#46566a"),
    cloud: ("#1a2733", "#8fb0d0"),
    call: ("#3a1a1a", "#ff7369"),
    request: "#ffa25e",
    reply: "#52d4c8",
    on_step: "#10161d",
    stop: "#d93a30",
    doubt: "#b07a12",
    notes: [
        ("#6b3a06", "#ffb454"),
        ("#123f6e", "#74b6f2"),
        ("#554600", "#f0d24a"),
        ("#5e1f42", "#f493c4"),
        ("#3d2670", "#b9a1f7"),
        ("#3a3719", "#d8cf8a"),
        ("#161d26", "#8b9aab"),
        ("#6b1f1a", "#ff8f85"),
    ],
};

/// The rules of a drawing with this prefix.
pub(crate) fn sheet(prefix: &str, theme: Theme) -> String {
    let rules = match theme {
        Theme::Light => format!("{}{}", fixed(), colours(&LIGHT)),
        Theme::Dark => format!("{}{}", fixed(), colours(&DARK)),
        Theme::Auto => {
            format!("{}{}@media screen and (prefers-color-scheme:dark){{{}}}", fixed(), colours(&LIGHT), colours(&DARK))
        }
    };
    rules.replace('~', prefix)
}

/// What does not depend on the theme. `.~` stands for a class with the prefix.
fn fixed() -> String {
    format!(
        ".~map text{{font-family:{SANS};font-weight:400;stroke:none;white-space:pre}}\
         .~map text.~mono{{font-family:{MONO}}}\
         .~map text.~bold{{font-weight:700}}\
         .~map text.~stepink{{text-anchor:middle;font-weight:700}}.~map text.~end{{text-anchor:end}}\
         .~map text.~middle{{text-anchor:middle}}\
         .~vpc{{stroke-width:2}}.~vpc.~default{{stroke-dasharray:10 4}}\
         .~zone{{stroke-width:1;stroke-dasharray:6 4}}\
         .~card{{stroke-width:1.5}}.~card.~public{{stroke-width:2.5}}\
         .~card.~routed{{stroke-dasharray:12 3}}.~card.~isolated{{stroke-dasharray:5 3}}\
         .~card.~unclear{{stroke-dasharray:1.5 3.5;stroke-linecap:round}}\
         .~chip,.~bar,.~tile{{stroke-width:1}}.~node{{stroke-width:2}}\
         .~chip.~off,.~bar.~off,.~tile.~off,.~node.~off{{stroke-dasharray:4 3}}\
         .~seat{{stroke-width:2}}.~seat.~off{{stroke-dasharray:4 3}}\
         .~icon,.~cross{{fill:none;stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round}}\
         .~cross{{stroke-width:3}}.~cloud{{stroke-width:2}}\
         .~rule,.~foot,.~link,.~path,.~tick{{fill:none}}.~rule{{stroke-width:1}}.~foot{{stroke-width:2}}\
         .~link{{stroke-width:2;stroke-linejoin:round}}.~link.~off{{stroke-dasharray:3 5}}\
         .~path{{stroke-width:3;stroke-linejoin:round;stroke-linecap:round}}\
         .~path.~reply{{stroke-dasharray:9 6}}.~dots{{fill:none;stroke-width:2.5;stroke-linecap:round;stroke-dasharray:.1 6}}\
         .~tick{{stroke-width:2}}.~step{{stroke-width:2}}.~call{{stroke-width:1.5}}.~stop{{stroke-width:2}}\
         .~note{{stroke-width:1.5;stroke-linejoin:round}}.~bounds{{stroke-width:2}}\
         .~bounds.~loose{{stroke-dasharray:8 5}}.~flow{{fill:none;stroke-width:2;stroke-linejoin:round}}\
         .~tip.~flow{{stroke:none}}.~flow.~unsaid{{stroke-dasharray:3 5}}\
         .~box,.~layer{{stroke-width:1.5}}.~aside{{stroke-width:1;stroke-dasharray:4 3}}\
         .~part,.~bit{{stroke-width:1}}.~part.~free,.~bit.~host{{stroke-dasharray:3 2}}\
         .~life{{fill:none;stroke-width:1.5}}.~brace{{fill:none;stroke-width:2}}.~lead{{fill:none;stroke-width:1}}\
         @media print{{.~map{{max-width:100%;height:auto}}}}"
    )
}

fn colours(palette: &Palette) -> String {
    let mut rules = String::new();
    let mut fill = |selectors: &str, colour: &str| rules.push_str(&format!("{selectors}{{fill:{colour}}}"));
    fill(".~ground", palette.ground);
    fill(".~map text,.~ink", palette.ink);
    fill(".~map text.~quiet", palette.quiet);
    fill(".~map text.~bad,.~map text.~callink", palette.bad);
    fill(".~map text.~vpcink", palette.vpc.1);
    fill(".~map text.~zoneink", palette.quiet);
    fill(".~tip.~request,.~step.~request", palette.request);
    fill(".~tip.~reply", palette.reply);
    fill(".~step.~reply", palette.ground);
    fill(".~map text.~stepink.~request", palette.on_step);
    fill(".~map text.~stepink.~reply", palette.reply);
    let mut line = |selectors: &str, colour: &str| rules.push_str(&format!("{selectors}{{stroke:{colour}}}"));
    line(".~rule", palette.rule);
    line(".~icon.~small,.~icon.~tiny", palette.quiet);
    line(".~icon.~off", palette.bad);
    line(".~link", palette.cloud.1);
    line(".~link.~off", palette.bad);
    line(".~foot", palette.quiet);
    line(".~path.~request,.~dots.~request,.~step.~request", palette.request);
    line(".~path.~reply,.~dots.~reply,.~step.~reply", palette.reply);
    line(".~tick,.~lead", palette.quiet);
    line(".~life", palette.zone.1);
    line(".~brace.~net", palette.private.1);
    line(".~brace.~host", palette.public.1);
    line(".~cross", "#ffffff");
    let mut both = |selectors: &str, (fill, stroke): (&str, &str)| {
        rules.push_str(&format!("{selectors}{{fill:{fill};stroke:{stroke}}}"));
    };
    both(".~vpc", palette.vpc);
    both(".~zone", palette.zone);
    both(".~chip,.~bar,.~tile", palette.chip);
    both(".~chip.~off,.~bar.~off,.~tile.~off", (palette.chip.0, palette.bad));
    both(".~node", palette.vpc);
    both(".~node.~off", (palette.vpc.0, palette.bad));
    both(".~seat", (palette.ground, palette.vpc.1));
    both(".~seat.~off", (palette.ground, palette.bad));
    both(".~cloud,.~box,.~part,.~layer.~odd", palette.cloud);
    both(".~layer.~even", (palette.ground, palette.cloud.1));
    both(".~part.~free", (palette.ground, palette.zone.1));
    both(".~aside", palette.unclear);
    both(".~bit.~net", palette.private);
    both(".~bit.~host", palette.public);
    both(".~call", palette.call);
    both(".~call.~doubt", palette.unclear);
    both(".~stop", (palette.stop, "#ffffff"));
    both(".~stop.~doubt", (palette.doubt, "#ffffff"));
    let roles = [
        ("public", palette.public),
        ("private", palette.private),
        ("routed", palette.routed),
        ("isolated", palette.isolated),
        ("unclear", palette.unclear),
    ];
    for (role, colour) in roles {
        both(&format!(".~card.~{role}"), colour);
    }
    for (role, (_, colour)) in roles {
        rules.push_str(&format!(".~map text.~role.~{role}{{fill:{colour}}}.~icon.~role.~{role}{{stroke:{colour}}}"));
    }
    for (kind, (fill, stroke)) in NoteKind::ALL.into_iter().zip(palette.notes) {
        let class =
            if kind == NoteKind::Context { ".~bounds".to_owned() } else { format!(".~note.~{}", kind.as_str()) };
        rules.push_str(&format!("{class}{{fill:{fill};stroke:{stroke}}}"));
    }
    rules.push_str(&format!(".~flow{{stroke:{}}}.~tip.~flow{{fill:{}}}", palette.quiet, palette.quiet));
    rules.push_str(&format!(".~flow.~unsaid{{stroke:{}}}", palette.bad));
    let gate = palette.vpc.1;
    rules.push_str(&format!(".~icon.~gate{{stroke:{gate}}}.~icon.~gate.~off{{stroke:{}}}", palette.bad));
    rules
}
