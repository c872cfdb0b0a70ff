export { keepTexts, refreshTexts } from './refresh.ts'
export { translationRoutes } from './routes.tsx'
