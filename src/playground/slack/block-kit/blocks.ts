import { isRecord, type JsonRecord } from '../json-record.ts'
import { checkChart, MOST_CHARTS } from './chart.ts'
import { checkElement, checkImage } from './elements.ts'
import type { Findings } from './findings.ts'
import { checkRichText } from './rich-text.ts'
import { checkTable } from './table.ts'
import { checkText } from './text-object.ts'

type Surface = 'message' | 'modal' | 'home'

/** Known block types that are refused on some surface; the types not listed are allowed everywhere (PLATFORMS: types 3.2). */
const ONLY_ON: Record<string, Surface[]> = {
  table: ['message'],
  markdown: ['message'],
  plan: ['message'],
  task_card: ['message'],
  data_visualization: ['message'],
  context_actions: ['message'],
  file: ['message'],
  alert: ['modal', 'home'],
}
const ANYWHERE = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'video']
const UNINSPECTED = ['card', 'carousel', 'container', 'data_table']

/** Checks a list of blocks: its length, every block, and that block ids are unique. */
export function checkBlocks(findings: Findings, pointer: string, value: unknown, surface: Surface): void {
  const blocks = findings.items(pointer, value, surface === 'message' ? 50 : 100, surface === 'message' ? 0 : 1)
  const blockIds = new Set<unknown>()
  blocks.forEach((block, at) => {
    const here = `${pointer}/${at}`
    findings.block = `block #${at}`
    if (!isRecord(block)) return findings.add(here, 'must provide an object')
    const type = String(block['type'])
    findings.block = `${type} #${at}`
    const id = block['block_id']
    findings.longest(`${here}/block_id`, id, 255)
    if (typeof id === 'string' && blockIds.has(id))
      findings.add(`${here}/block_id`, `\`block_id\` "${id}" already exists`)
    blockIds.add(id)
    if (!(ONLY_ON[type]?.includes(surface) ?? [...ANYWHERE, ...UNINSPECTED].includes(type)))
      return findings.add(`${here}/type`, `unsupported type: ${type} in ${surface}`)
    checkBlock(findings, here, type, block)
  })
  findings.block = ''
  const charts = blocks.filter((block) => isRecord(block) && block['type'] === 'data_visualization')
  if (charts.length > MOST_CHARTS)
    findings.add(pointer, `no more than ${MOST_CHARTS} data_visualization blocks allowed`)
  const tables = blocks.filter((block) => isRecord(block) && block['type'] === 'table')
  if (surface === 'message' && tables.length > 1) findings.add(pointer, 'only_one_table_allowed')
}

function checkBlock(findings: Findings, here: string, type: string, block: JsonRecord): void {
  const ids = new Set<string>()
  switch (type) {
    case 'section':
      return checkSection(findings, here, block, ids)
    case 'header':
      return checkText(findings, `${here}/text`, block['text'], { kinds: ['plain_text'], most: 150 })
    case 'actions':
      findings
        .items(`${here}/elements`, block['elements'], 25)
        .forEach((element, at) => checkElement(findings, `${here}/elements/${at}`, element, 'actions', ids))
      return
    case 'context':
      findings.items(`${here}/elements`, block['elements'], 10).forEach((element, at) => {
        const spot = `${here}/elements/${at}`
        const isText = isRecord(element) && (element['type'] === 'mrkdwn' || element['type'] === 'plain_text')
        if (isText) checkText(findings, spot, element, { kinds: ['mrkdwn', 'plain_text'], most: 3_000 })
        else checkElement(findings, spot, element, 'context', ids)
      })
      return
    case 'input':
      return checkInput(findings, here, block, ids)
    case 'image':
      checkImage(findings, here, block)
      if (block['title'] !== undefined)
        checkText(findings, `${here}/title`, block['title'], { kinds: ['plain_text'], most: 2_000 })
      return
    case 'markdown':
      if (typeof block['text'] !== 'string') findings.add(`${here}/text`, 'missing required field: text')
      return findings.longest(`${here}/text`, block['text'], 12_000)
    case 'rich_text':
      return checkRichText(findings, here, block)
    case 'table':
      return checkTable(findings, here, block)
    case 'data_visualization':
      return checkChart(findings, here, block)
  }
}

function checkSection(findings: Findings, here: string, block: JsonRecord, ids: Set<string>): void {
  const { text, fields, accessory } = block
  if (text === undefined && fields === undefined) findings.add(here, 'missing required field: text or fields')
  if (text !== undefined) checkText(findings, `${here}/text`, text, { kinds: ['mrkdwn', 'plain_text'], most: 3_000 })
  if (fields !== undefined)
    findings
      .items(`${here}/fields`, fields, 10)
      .forEach((field, at) =>
        checkText(findings, `${here}/fields/${at}`, field, { kinds: ['mrkdwn', 'plain_text'], most: 2_000 }),
      )
  if (accessory !== undefined) checkElement(findings, `${here}/accessory`, accessory, 'section', ids)
}

function checkInput(findings: Findings, here: string, block: JsonRecord, ids: Set<string>): void {
  checkText(findings, `${here}/label`, block['label'], { kinds: ['plain_text'], most: 2_000 })
  if (block['hint'] !== undefined)
    checkText(findings, `${here}/hint`, block['hint'], { kinds: ['plain_text'], most: 2_000 })
  checkElement(findings, `${here}/element`, block['element'], 'input', ids)
}
