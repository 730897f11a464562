/// <reference lib="dom" />
import type * as AdaptiveCardsPackage from 'adaptivecards'
import { el } from '../element.ts'
import { stringOf, type JsonRecord } from '../record.ts'

/** Put on the page by its own script, ahead of this module. */
declare const AdaptiveCards: typeof AdaptiveCardsPackage

/** Teams draws code by an element of its own, which Microsoft's renderer lacks: text as it stands, which can be scrolled and copied. */
class CodeBlockElement extends AdaptiveCards.CardElement {
  #code = ''

  getJsonTypeName(): string {
    return 'CodeBlock'
  }

  protected override internalParse(source: JsonRecord, context: AdaptiveCardsPackage.SerializationContext): void {
    super.internalParse(source, context)
    this.#code = stringOf(source['codeSnippet'])
  }

  protected override internalRender(): HTMLElement {
    return el('pre', { class: 'code-block', tabindex: '0' }, this.#code)
  }
}

/** To be called once, before a card with code is parsed. */
export function knowCodeBlocks(): void {
  AdaptiveCards.GlobalRegistry.defaultElements.register('CodeBlock', CodeBlockElement)
}
