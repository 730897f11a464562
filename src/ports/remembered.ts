/**
 * What a platform was asked about a while ago and need not be asked again. Asked for, as `Pace` is, since several processes may share it one
 * day: answers are plain data. `about`: what is forgotten together, such as a conversation.
 */
export interface Remembered<T> {
  /** What is remembered, else what `ask` answers. Whoever wants to know it meanwhile waits for that same answer. */
  answer(about: string, detail: string, ask: () => Promise<T>): Promise<T>
  /** Whether that is answered without asking. */
  knows(about: string, detail: string): Promise<boolean>
  /** It may have changed: asked anew, about everything where nothing is named. What is being asked just now is not remembered. */
  forget(about?: string): void
}

/** One memory for each kind of question. */
export type Remember = <T>(terms: RememberTerms<T>) => Remembered<T>

/** `freshMs`: for how long an answer counts. `counts`: whether it is one, and not only that nothing was said just now. */
export type RememberTerms<T> = { freshMs: number; most: number; counts: (answer: T) => boolean }
