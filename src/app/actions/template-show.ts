import { templateCard, templateListCard } from '../../cards/template-card.ts'
import { templateNow, templatesNow } from '../queries/templates-now.ts'
import { showing } from './showing.ts'

/** What health checks ask, template by template. */
export const listTemplates = showing({
  name: 'template.list',
  query: templatesNow,
  find: async () => ({ subject: undefined }),
  draw: (told) => templateListCard(told),
})

/** One template, whole. */
export const showTemplate = showing({
  name: 'template.show',
  query: templateNow,
  find: async (_, { subject = '' }) => ({ subject }),
  draw: (told, _, slug) =>
    'there' in told
      ? { refused: `There is no template “${slug}” in use. There are: ${told.there.join(', ')}.` }
      : templateCard(told),
})
