//! What an expression of HCL comes to, as far as the labs use the language.

use hcl_edit::expr::{BinaryOperator, Expression, ObjectKey, Traversal, TraversalOperator};
use hcl_edit::template::{Element, StringTemplate};
use serde_json::{Map, Value, json};

/// The value of an expression, given what each of the first words of a reference stands for.
///
/// # Panics
/// It refers to something that is not declared, or uses what the labs do not.
pub(super) fn value(expression: &Expression, declared: &Map<String, Value>) -> Value {
    let of = |inner: &Expression| value(inner, declared);
    match expression {
        Expression::Null(_) => Value::Null,
        Expression::Bool(truth) => json!(**truth),
        Expression::Number(number) => json!(number.as_i64()),
        Expression::String(text) => json!(text.as_str()),
        Expression::StringTemplate(template) => json!(text(template, declared)),
        Expression::Array(inner) => inner.iter().map(of).collect(),
        Expression::Object(members) => {
            let member = |(key, inner): (&ObjectKey, &hcl_edit::expr::ObjectValue)| {
                (key.as_ident().unwrap().to_string(), of(inner.expr()))
            };
            Value::Object(members.iter().map(member).collect())
        }
        Expression::Parenthesis(inner) => of(inner.inner()),
        Expression::Variable(name) => at(declared, name.as_str()),
        Expression::Traversal(traversal) => reference(traversal, declared),
        Expression::Conditional(choice) => {
            of(if of(&choice.cond_expr) == true { &choice.true_expr } else { &choice.false_expr })
        }
        Expression::BinaryOp(operation) => {
            let (left, right) = (of(&operation.lhs_expr), of(&operation.rhs_expr));
            match *operation.operator {
                BinaryOperator::Eq => json!(left == right),
                BinaryOperator::NotEq => json!(left != right),
                BinaryOperator::And => json!(left == true && right == true),
                BinaryOperator::Minus => json!(left.as_i64().unwrap() - right.as_i64().unwrap()),
                other => panic!("what is {other:?}?"),
            }
        }
        Expression::FuncCall(call) => {
            let arguments: Vec<Value> = call.args.iter().map(of).collect();
            match call.name.name.as_str() {
                "min" => json!(arguments.iter().filter_map(Value::as_i64).min()),
                "join" => {
                    let parts = arguments[1].as_array().unwrap().iter().map(super::plain);
                    json!(parts.collect::<Vec<_>>().join(arguments[0].as_str().unwrap()))
                }
                "tolist" | "toset" => arguments[0].clone(),
                "coalesce" => arguments.iter().find(|one| !one.is_null() && **one != "").unwrap().clone(),
                // Of what AWS would list, which is not known here.
                "one" => arguments[0].clone(),
                "length" => json!(arguments[0].as_array().unwrap().len()),
                other => panic!("what does {other} do?"),
            }
        }
        // What AWS lists is not known here, nor what is chosen of it.
        Expression::ForExpr(_) => Value::Null,
        other => panic!("what is {other:?}?"),
    }
}

fn reference(traversal: &Traversal, declared: &Map<String, Value>) -> Value {
    let mut found = value(&traversal.expr, declared);
    for step in &traversal.operators {
        found = match &**step {
            _ if found.is_null() => Value::Null,
            TraversalOperator::GetAttr(name) => at(found.as_object().unwrap(), name.as_str()),
            TraversalOperator::Index(index) => {
                let index = usize::try_from(value(index, declared).as_u64().unwrap()).unwrap();
                found.get(index).unwrap_or_else(|| panic!("{index} of {found}")).clone()
            }
            other => panic!("what is {other:?}?"),
        };
    }
    found
}

fn at(declared: &Map<String, Value>, name: &str) -> Value {
    declared.get(name).unwrap_or_else(|| panic!("{name} is not declared")).clone()
}

fn text(template: &StringTemplate, declared: &Map<String, Value>) -> String {
    let part = |element: &Element| match element {
        Element::Literal(text) => text.to_string(),
        Element::Interpolation(inner) => super::plain(&value(&inner.expr, declared)),
        Element::Directive(_) => panic!("the labs have no directives"),
    };
    template.iter().map(part).collect()
}
