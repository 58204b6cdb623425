import foxitDingbats from 'pdfjs-dist/standard_fonts/FoxitDingbats.pfb?bytes'
import foxitFixed from 'pdfjs-dist/standard_fonts/FoxitFixed.pfb?bytes'
import foxitFixedBold from 'pdfjs-dist/standard_fonts/FoxitFixedBold.pfb?bytes'
import foxitFixedBoldItalic from 'pdfjs-dist/standard_fonts/FoxitFixedBoldItalic.pfb?bytes'
import foxitFixedItalic from 'pdfjs-dist/standard_fonts/FoxitFixedItalic.pfb?bytes'
import foxitSerif from 'pdfjs-dist/standard_fonts/FoxitSerif.pfb?bytes'
import foxitSerifBold from 'pdfjs-dist/standard_fonts/FoxitSerifBold.pfb?bytes'
import foxitSerifBoldItalic from 'pdfjs-dist/standard_fonts/FoxitSerifBoldItalic.pfb?bytes'
import foxitSerifItalic from 'pdfjs-dist/standard_fonts/FoxitSerifItalic.pfb?bytes'
import foxitSymbol from 'pdfjs-dist/standard_fonts/FoxitSymbol.pfb?bytes'
import liberationSansBold from 'pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf?bytes'
import liberationSansBoldItalic from 'pdfjs-dist/standard_fonts/LiberationSans-BoldItalic.ttf?bytes'
import liberationSansItalic from 'pdfjs-dist/standard_fonts/LiberationSans-Italic.ttf?bytes'
import liberationSansRegular from 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf?bytes'
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?bytes'
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?bytes'

/**
 * What pdf.js draws pages with beside its own code: decoders of the pictures that scanners make (fax, JBIG2, JPEG 2000), and the fonts
 * that a file may name without carrying them. Part of the bundle, since the page may fetch nothing; loaded with the first page.
 */
export const PAGE_PARTS: ReadonlyMap<string, Uint8Array> = new Map([
  ['FoxitDingbats.pfb', foxitDingbats],
  ['FoxitFixed.pfb', foxitFixed],
  ['FoxitFixedBold.pfb', foxitFixedBold],
  ['FoxitFixedBoldItalic.pfb', foxitFixedBoldItalic],
  ['FoxitFixedItalic.pfb', foxitFixedItalic],
  ['FoxitSerif.pfb', foxitSerif],
  ['FoxitSerifBold.pfb', foxitSerifBold],
  ['FoxitSerifBoldItalic.pfb', foxitSerifBoldItalic],
  ['FoxitSerifItalic.pfb', foxitSerifItalic],
  ['FoxitSymbol.pfb', foxitSymbol],
  ['LiberationSans-Bold.ttf', liberationSansBold],
  ['LiberationSans-BoldItalic.ttf', liberationSansBoldItalic],
  ['LiberationSans-Italic.ttf', liberationSansItalic],
  ['LiberationSans-Regular.ttf', liberationSansRegular],
  ['jbig2.wasm', jbig2],
  ['openjpeg.wasm', openjpeg],
])
