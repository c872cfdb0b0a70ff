import { parentPort } from 'node:worker_threads'
import { type Families, placeFamilies } from '../../shared/assignment/index.ts'

// A thread of its own: the site answers while places are sought, and a search that takes too long is ended from outside.

parentPort?.on('message', (families: Families) => parentPort?.postMessage(placeFamilies(families)))
