import type { ConnectorName } from '../facts/connectors.ts'
import { arbetsformedlingenStub } from './arbetsformedlingen.ts'
import { jobtechStub } from './jobtech.ts'
import { koladaStub } from './kolada.ts'
import { migrationsverketStub } from './migrationsverket.ts'
import { scbStub } from './scb.ts'
import type { Stub } from './stub.ts'

export const stubs: Record<ConnectorName, Stub> = {
  kolada: koladaStub,
  scb: scbStub,
  arbetsformedlingen: arbetsformedlingenStub,
  migrationsverket: migrationsverketStub,
  jobtech: jobtechStub,
}
