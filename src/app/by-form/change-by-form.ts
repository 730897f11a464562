import type { Form, FormErrors } from '../../cards/form.ts'
import { termsChooseForm, termsForm, termsPreviewForm } from '../../cards/terms-form.ts'
import { rehearsedLines } from '../../cards/rehearsal-words.ts'
import { termsPreview } from '../../cards/terms-preview.ts'
import { sayChange } from '../../domain/partners/change.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { type Applied, applyIn } from '../partners/apply-in.ts'
import type { SheetBy } from '../partners/apply-sheet.ts'
import { partnerSheetOf } from '../partners/partner-sheet.ts'
import { readSheet } from '../partners/read-sheet.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { changedMeanwhile, type Entered, proposedOf, runOf, sinceOf } from './meanwhile.ts'
import type { Entries, Part, Run, SheetPart } from './part.ts'

const ONLY_BY_SHEET = 'Change it with `liaison apply partner.yaml` on the host.'

/**
 * Change one part of how a partner is run. The button opens its form, or asks first which of its things is meant; the form that is sent is shown as
 * what it would come to, and only a press on that does it.
 */
export function changing(part: Part): UseCase<Partner> {
  return {
    name: part.action,
    needs: 'partner.configure',
    find: findPartner,
    async run(scene, partner, { values, sent }) {
      const run = await runOf(scene, partner)
      const { of, since, ...entries } = values
      if (of === undefined && part.choose) return openPart(run, part)
      const which = of ?? ''
      if (sent === undefined || since === undefined) return openForm(run, part, which)
      const meanwhile = await changedMeanwhile(scene, run, part, { of: which, since, entries })
      if (meanwhile) return openForm(run, part, which, meanwhile)
      return previewed(scene, run, part, { of: which, since, entries })
    },
  }
}

/** The first form of a part: which of its things is meant, else the part itself. `above`: a sentence to begin with. */
export function openPart(run: Run, part: Part, above?: string): Outcome {
  if (!part.choose) return openForm(run, part, '', above === undefined ? {} : { above })
  const intro = above === undefined ? [] : [above]
  return { kind: 'form', form: termsChooseForm({ ...headOf(part, run.partner), intro, ...part.choose(run) }) }
}

/** The form as the part stands, or with what was entered before, and a sentence above it. */
export function openForm(
  run: Run,
  part: Part,
  of: string,
  { entries, above }: { entries?: Entries; above?: string } = {},
): Outcome {
  const said = part.said(run, of)
  if (!said) return refused(above ?? 'That is not there any more. Open it anew to see what is.')
  const form = formOf(run, part, of, entries ?? said, above)
  // A field that holds less than there is would take the rest away.
  const short = form.fields.find((field) => field.kind === 'text' && (field.initial?.length ?? 0) > field.maxLength)
  if (short) return refused(`“${short.label}” says more than a form holds. ${ONLY_BY_SHEET}`)
  return { kind: 'form', form }
}

function formOf(run: Run, part: Part, of: string, entries: Entries, above?: string): Form {
  const { intro, fields } = part.form(run, of, entries)
  const since = sinceOf(run, part)
  return termsForm({
    ...headOf(part, run.partner),
    ...{ of, since, fields },
    intro: [...(above === undefined ? [] : [above]), ...waiting(run, part, of, entries), ...intro],
  })
}

/** That something is proposed already, so that nobody takes what the fields say for all there is. */
function waiting(run: Run, part: Part, of: string, entries: Entries): string[] {
  const proposed = proposedOf(run, part, of, entries)
  return proposed.length === 0
    ? []
    : [
        `Proposed to ${run.partner.name}, and not answered yet: ${proposed.map(sayChange).join('; ')}. Until then it is as the fields say.`,
      ]
}

function headOf({ action, title }: Part, { slug }: Partner): { action: string; title: string; slug: string } {
  return { action, title, slug }
}

async function previewed(scene: Scene, run: Run, part: Part, entered: Entered): Promise<Outcome> {
  const { of, entries } = entered
  const { partner } = run
  const applied = await applyEntered(scene, run, part, entered)
  if ('errors' in applied) return { kind: 'errors', form: formOf(run, part, of, entries), errors: applied.errors }
  if (previewLines(applied).length === 0) {
    const already = proposedOf(run, part, of, entries).length > 0 ? ', or proposed to it' : ''
    return done(`Nothing changes: that is how ${partner.name} is run already${already}.`, [])
  }
  return previewOf(scene, run, part, entered, applied)
}

/** What was entered, as what it came to when it was tried: whoever asks undoes that. `above`: a sentence to begin with. */
export function previewOf(
  scene: Scene,
  { partner }: Run,
  part: Part,
  { of, since, entries }: Entered,
  applied: Applied,
  above?: string,
): Outcome {
  const { personId } = speakerParty(scene)
  const id = scene.ids.next()
  const lines = [...(above === undefined ? [] : [above]), ...previewLines(applied)]
  return {
    kind: 'preview',
    form: termsPreviewForm({ slug: partner.slug, held: id, lines }),
    held: {
      ...{ id, personId, action: part.action, askedAt: scene.now },
      request: { subject: partner.slug, values: { ...entries, of, since, atOnce: atOnceBy(applied).join('\n') } },
    },
  }
}

/** What of a change holds at once, as its preview says it: a press on the preview does just that, or nothing. */
export function atOnceBy({ before, partner, running, names }: Applied): string[] {
  return before ? termsPreview(before, partner, running, { names }).changes : []
}

/** Do what was entered, as a sheet that says this part alone. Where it is refused, some of it may be done: whoever asks undoes that. */
export async function applyEntered(
  scene: Scene,
  run: Run,
  part: Part,
  { of, entries }: Pick<Entered, 'of' | 'entries'>,
): Promise<Applied | { errors: FormErrors }> {
  const { partner } = run
  const said = part.sheet(run, of, entries)
  if ('errors' in said) return said
  const read = readSheet(partnerSheetOf(scene.platforms), { ...whole(partner), ...said })
  if ('errors' in read) return { errors: atFields(part, entries, read.errors) }
  const by = writtenBy(scene)
  if (!by) return { errors: { form: ONLY_BY_SHEET } }
  const applied = await applyIn(scene, read.sheet, { by })
  return 'refused' in applied
    ? { errors: atFields(part, entries, { [applied.field ?? 'form']: applied.refused }) }
    : applied
}

/** What a sheet has to say of a partner so that it is this one, and goes on to wait for somebody to take it on if it does. */
function whole({ slug, name, unconfirmed }: Partner): SheetPart {
  return { slug, name, ...(unconfirmed && { confirmed: false }) }
}

function atFields(part: Part, entries: Entries, errors: Record<string, string>): FormErrors {
  const placed: FormErrors = {}
  for (const [path, sentence] of Object.entries(errors)) {
    const field = path === 'form' ? path : part.fieldAt(path, entries)
    placed[field] = placed[field] === undefined ? sentence : `${placed[field]} ${sentence}`
  }
  return placed
}

function writtenBy(scene: Scene): SheetBy | undefined {
  const { here, actor } = scene
  return here && { party: speakerParty(scene), admin: actor.kind === 'internal' && actor.admin, at: here.place }
}

/** What a change comes to, a line each: what becomes another, what waits for the partner's word, what runs on, what the other side sees, whom escalations would call when, what to think over. Nothing where nothing changes. */
function previewLines({ before, hints, rehearsals, ...applied }: Applied): string[] {
  if (!before) return []
  const { changes, proposed, running, seen } = termsPreview(before, applied.partner, applied.running, applied)
  if (changes.length + proposed.length === 0) return []
  const waiting = proposed.map((line) => line.replace(/^ +/u, '– '))
  return [...changes.map((one) => `• ${one}`), ...waiting, ...running, ...seen, ...rehearsedLines(rehearsals), ...hints]
}
