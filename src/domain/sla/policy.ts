export type { Objective } from '../terms/objective.ts'
export { MEASURES, type Measure } from './measures/measures.ts'
