/// <reference lib="dom" />
import type * as AdaptiveCardsPackage from 'adaptivecards'
import { drawLineChart } from '../line-chart.ts'
import { recordsOf, stringOf, type JsonRecord } from '../record.ts'

/** Put on the page by its own script, ahead of this module. */
declare const AdaptiveCards: typeof AdaptiveCardsPackage

/** Teams draws its charts by elements of its own, which Microsoft's renderer lacks. */
class LineChartElement extends AdaptiveCards.CardElement {
  #source: JsonRecord = {}

  getJsonTypeName(): string {
    return 'Chart.Line'
  }

  protected override internalParse(source: JsonRecord, context: AdaptiveCardsPackage.SerializationContext): void {
    super.internalParse(source, context)
    this.#source = source
  }

  protected override internalRender(): HTMLElement {
    const { title, yAxisTitle, yMin, yMax, data } = this.#source
    const lines = recordsOf(data).map(({ legend, values }) => ({ name: stringOf(legend), values: recordsOf(values) }))
    const labels = (lines[0]?.values ?? []).map(({ x }) => String(x))
    return drawLineChart({
      ...{ title: stringOf(title), unit: stringOf(yAxisTitle), labels },
      ...(typeof yMin === 'number' && typeof yMax === 'number' && { scale: { from: yMin, to: yMax } }),
      lines: lines.map(({ name, values }) => ({ name, values: values.map(({ y }) => Number(y)) })),
    })
  }
}

/** To be called once, before a card with charts is parsed. */
export function knowLineCharts(): void {
  AdaptiveCards.GlobalRegistry.defaultElements.register('Chart.Line', LineChartElement)
}
