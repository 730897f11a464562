import { type FlagId, FLAG_IDS, FLAG_STARTS, FLAGS, type FlagStart } from '../domain/checkins/flags.ts'
import type { FormField, FormValues } from './form.ts'
import { select } from './terms-form.ts'

const START_WORDS: Record<FlagStart, string> = {
  nothing: 'Nothing – told to whoever asks',
  note: 'A note on the result',
  action: 'A note, and we are asked what will change',
  ladder: 'A note, and an escalation',
}

/** What each red flag starts, one below the other. */
export function flagFields(values: FormValues): FormField[] {
  const options = FLAG_STARTS.map((value) => ({ value, label: START_WORDS[value] }))
  return FLAG_IDS.map((flag: FlagId) => select(flag, `${flag} ${FLAGS[flag]}`, options, values))
}
