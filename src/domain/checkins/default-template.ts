import type { Template } from './template.ts'

/**
 * The ten statements of a health check, rated from 1 (strongly disagree) to 5 (strongly agree). The partner's wording mirrors ours, so
 * that the two answers to one item tell the same story from both ends and their gap means something.
 */
export const DEFAULT_TEMPLATE = {
  slug: 'health',
  name: 'Partnership health',
  version: 1,
  language: 'en',
  dimensions: [
    { name: 'outcomes', means: 'Whether the partnership delivers what the business needs from it.' },
    { name: 'alignment', means: 'Whether what is good for one side is good for the other.' },
    { name: 'trust', means: 'Whether the other side can be relied on, also with bad news.' },
    { name: 'information', means: 'Whether information and access come in time.' },
    { name: 'escalation', means: 'Whether problems that are raised find an owner and an end.' },
    { name: 'governance', means: 'Whether reviews decide something, and sponsors take part.' },
    { name: 'independence', means: 'Whether the work could go on without this partner.' },
    { name: 'readiness', means: "Whether the partner's people know our standards and where we are going." },
    { name: 'fairness', means: 'Whether both sides find the arrangement fair.' },
    { name: 'future', means: 'Whether the two sides improve and plan ahead together.' },
  ],
  items: [
    {
      id: 'Q1',
      kind: 'agree',
      always: true,
      dimension: 'outcomes',
      internal: 'This partnership delivers the business outcomes we agreed.',
      partner: 'Our work delivers the business outcomes we agreed with this customer.',
    },
    {
      id: 'Q2',
      kind: 'agree',
      dimension: 'alignment',
      internal: 'Both sides are rewarded for the same success.',
      partner: 'We are rewarded for the same success as this customer.',
    },
    {
      id: 'Q3',
      kind: 'agree',
      always: true,
      dimension: 'trust',
      internal: 'The other side does what it says and raises bad news early.',
      partner: 'This customer does what it says and raises bad news early.',
    },
    {
      id: 'Q4',
      kind: 'agree',
      dimension: 'information',
      internal: 'We get the information and access we need on time.',
      partner: 'This customer gives us the information and access we need on time.',
    },
    {
      id: 'Q5',
      kind: 'agree',
      dimension: 'escalation',
      internal: 'Problems have an owner and get solved when they are raised.',
      partner: 'Problems we raise with this customer find an owner and get solved.',
    },
    {
      id: 'Q6',
      kind: 'agree',
      dimension: 'governance',
      internal: 'Reviews lead to decisions and sponsors are engaged.',
      partner: 'Our reviews with this customer lead to decisions, and its sponsor is engaged.',
    },
    {
      id: 'Q7',
      kind: 'agree',
      dimension: 'independence',
      internal: 'We could run or move this with the knowledge and documents we hold.',
      partner: 'This customer could run or move this with the knowledge and documents we have handed over.',
    },
    {
      id: 'Q8',
      kind: 'agree',
      dimension: 'readiness',
      internal: 'Partner staff know our standards and direction.',
      partner: "Our staff know this customer's standards and direction.",
    },
    {
      id: 'Q9',
      kind: 'agree',
      dimension: 'fairness',
      internal: 'The arrangement is fair to both sides.',
      partner: 'The arrangement with this customer is fair to both sides.',
    },
    {
      id: 'Q10',
      kind: 'agree',
      dimension: 'future',
      internal: 'We improve and plan ahead together.',
      partner: 'We improve and plan ahead together with this customer.',
    },
  ],
  openQuestion: 'What one change would help this partnership most?',
  followUp: 'What happened, and what would fix it?',
  translations: {},
} satisfies Template
