import { isRecord, recordsOf } from '../json-record.ts'
import { checkBlocks } from './blocks.ts'
import { Findings, type BlockProblem } from './findings.ts'
import { checkText } from './text-object.ts'

/** A view holds at most 250 KB (PLATFORMS.md). */
const VIEW_BYTES = 250_000
const TITLE = 24

/** What Slack would refuse in a view (a modal or the Home tab); empty when it would accept it. Pure. */
export function validateView(view: unknown): BlockProblem[] {
  const findings = new Findings('invalid_arguments')
  if (!isRecord(view)) {
    findings.add('/view', 'must provide an object')
    return findings.problems
  }
  const type = view['type']
  if (type !== 'modal' && type !== 'home') findings.add('/view/type', 'must be one of: modal, home')
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES)
    findings.add('/view', `must be less than ${VIEW_BYTES} bytes`, 'view_too_large')
  findings.longest('/view/private_metadata', view['private_metadata'], 3_000)
  findings.longest('/view/callback_id', view['callback_id'], 255)
  findings.longest('/view/external_id', view['external_id'], 255)
  if (type === 'modal') {
    checkText(findings, '/view/title', view['title'], { kinds: ['plain_text'], most: TITLE })
    for (const button of ['submit', 'close'])
      if (view[button] !== undefined)
        checkText(findings, `/view/${button}`, view[button], { kinds: ['plain_text'], most: TITLE })
    const hasInput = recordsOf(view['blocks']).some((block) => block['type'] === 'input')
    if (hasInput && view['submit'] === undefined)
      findings.add('/view/submit', 'missing required field: submit, because the view has an input')
  }
  checkBlocks(findings, '/view/blocks', view['blocks'], type === 'home' ? 'home' : 'modal')
  return findings.problems
}
