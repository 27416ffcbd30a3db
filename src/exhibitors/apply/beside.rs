//! Two parts of one form, read side by side: Rocket has no flattening.
use rocket::form::{self, DataField, FromForm, Options, ValueField};

/// A form whose fields belong to `A` or to `B`, neither of which knows the other's. Files are for `B` alone.
pub struct Beside<A, B>(pub A, pub B);

#[rocket::async_trait]
impl<'r, A: FromForm<'r>, B: FromForm<'r>> FromForm<'r> for Beside<A, B> {
    type Context = (A::Context, B::Context);

    fn init(options: Options) -> Self::Context {
        (A::init(options), B::init(options))
    }

    fn push_value(context: &mut Self::Context, field: ValueField<'r>) {
        A::push_value(&mut context.0, field.clone());
        B::push_value(&mut context.1, field);
    }

    async fn push_data(context: &mut Self::Context, field: DataField<'r, '_>) {
        B::push_data(&mut context.1, field).await;
    }

    fn finalize(context: Self::Context) -> form::Result<'r, Self> {
        match (A::finalize(context.0), B::finalize(context.1)) {
            (Ok(one), Ok(other)) => Ok(Self(one, other)),
            (one, other) => {
                let mut errors = form::Errors::new();
                errors.extend(one.err().into_iter().flatten());
                errors.extend(other.err().into_iter().flatten());
                Err(errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::form::Form;

    #[derive(FromForm)]
    struct Name {
        name: String,
    }

    #[derive(FromForm)]
    struct Age {
        age: u8,
    }

    #[test]
    fn each_part_takes_its_own_and_errors_of_both_are_told() {
        let Beside(one, other) = Form::<Beside<Name, Age>>::parse("age=7&name=Hoa&else=x").unwrap();
        assert_eq!((one.name.as_str(), other.age), ("Hoa", 7));
        assert_eq!(Form::<Beside<Name, Age>>::parse("age=x").err().unwrap().len(), 2);
    }
}
