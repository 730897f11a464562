import { Document, isMap, isSeq, visit } from 'yaml'
import { writeTemplate } from '../../app/checkins/write-template.ts'
import type { Template } from '../../domain/checkins/template.ts'

/** A template as one document of a YAML file that `liaison apply` takes. */
export function templateYaml(template: Template): string {
  const document = new Document(writeTemplate(template), { aliasDuplicateObjects: false })
  visit(document, {
    Seq(_, node) {
      if (node.items.every((item) => !isMap(item))) node.flow = true
    },
    Map(_, node, path) {
      const keys = node.items.map(({ key }) => String(key))
      if (keys[0] === 'item' && !isSeq(path.at(-1))) node.flow = true
    },
  })
  document.commentBefore = ` ${template.name.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}: what health checks ask, version ${template.version}.`
  return document.toString({ lineWidth: 0 })
}
