import { checkBlocks } from './blocks.ts'
import { Findings, type BlockProblem } from './findings.ts'
import { MESSAGE_TEXT, textLength } from './text-length.ts'

/** What Slack would refuse in the `blocks` of a message; empty when it would accept them. Pure. */
export function validateMessageBlocks(blocks: unknown): BlockProblem[] {
  const findings = new Findings('invalid_blocks')
  checkBlocks(findings, '/blocks', blocks, 'message')
  if (textLength(blocks) > MESSAGE_TEXT)
    findings.add('/blocks', `all text together must be less than ${MESSAGE_TEXT + 1} characters`, 'msg_blocks_too_long')
  return findings.problems
}
