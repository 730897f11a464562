import type { TextBlock } from './adaptive-card.ts'

export function textBlock(text: string, look: Partial<TextBlock> = {}): TextBlock {
  return { type: 'TextBlock', text, wrap: true, ...look }
}
