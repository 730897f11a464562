import type { z } from 'zod'

/**
 * The schema, if what it parses is exactly the domain's type, optional fields included; else it does not compile. Whoever changes the
 * domain's type is so led here, to raise the number of the shape.
 */
export function exactly<T>() {
  return <S extends z.ZodType<T>>(schema: S, ..._proof: Same<z.output<S>, T>): S => schema
}

/** Nothing to prove when both are the same however they are put together; else an argument that nobody can give. */
type Same<A, B> = Identical<Plain<A>, Plain<B>> extends true ? [] : ['The schema and the type of the domain differ.']

/** TypeScript takes two types for the same only if it cannot tell one from the other anywhere, in modifiers neither. */
type Identical<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false

/** Written out, so that `A & B` and the object with the fields of both are the same. */
type Plain<T> = T extends string | number | boolean | null | undefined ? T : { [K in keyof T]: Plain<T[K]> }
