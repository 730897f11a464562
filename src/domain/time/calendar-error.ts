/** `invalid-calendar`: it fails `validateCalendar`. `bad-span`: a span that is negative or not a number. `too-far`: not enough working time in ten years. */
export type CalendarErrorCode = 'invalid-calendar' | 'bad-span' | 'too-far'

/** A fault in what the calendar arithmetic was given; people's input is refused before it gets here. */
export class CalendarError extends RangeError {
  override readonly name = 'CalendarError'
  readonly code: CalendarErrorCode

  constructor(code: CalendarErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
