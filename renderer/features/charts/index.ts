export { ChartsView, ChartsView as default } from './charts-view.tsx'
