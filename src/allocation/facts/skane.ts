/**
 * Skåne's 33 municipalities: what was decided (kommuntal) and who came, 2017-2020. Kommuntal 2018 and received on
 * assignment: Migrationsverket's follow-up "Anvisningar enligt kommuntalen 2018". Received 2018 by way of settlement:
 * Migrationsverket, 25 March 2019. 2017: Länsstyrelsen Skåne dnr 851-6349-2017 (seven values printed in press) and the
 * report "Tillgång eller belastning?", Kommunförbundet Skåne 2018. 2019 and 2020: press lists (Norra Skåne, Hem & Hyra),
 * 2019 is implied and to be verified. Population of 31 December: SCB. null = not known, 0 = zero. Checked 2026-11-22.
 */
type Row = readonly [
  code: string,
  name: string,
  population: readonly [in2015: number, in2016: number, in2017: number, in2018: number],
  decided: readonly [in2017: number | null, in2018: number, in2019: number | null, in2020: number | null],
  onAssignment2018: number,
  ways2018: readonly [kvot: number, abo: number, ebo: number, ovriga: number, anhoriga: number],
  received2017: number | null,
]

export const skane: readonly Row[] = [
  ['1214', 'Svalöv', [13655, 13919, 14025, 14123], [null, 4, 2, 4], 4, [5, 8, 2, 6, 40], null],
  ['1230', 'Staffanstorp', [23119, 23600, 24167, 24724], [97, 96, 54, 44], 91, [22, 55, 4, 2, 6], null],
  ['1231', 'Burlöv', [17430, 17646, 18073, 18360], [40, 21, 0, 0], 21, [3, 21, 21, 15, 183], null],
  ['1233', 'Vellinge', [34667, 35257, 35790, 36499], [null, 140, 82, 64], 126, [40, 105, 3, 6, 30], null],
  ['1256', 'Östra Göinge', [14102, 14406, 14715, 14915], [null, 0, 0, 0], 0, [1, 7, 46, 4, 175], null],
  ['1257', 'Örkelljunga', [9831, 9958, 10047, 10174], [null, 4, 0, 0], 4, [0, 10, 11, 9, 31], null],
  ['1260', 'Bjuv', [14962, 15202, 15429, 15501], [null, 16, 5, 6], 16, [5, 6, 9, 10, 32], null],
  ['1261', 'Kävlinge', [30104, 30532, 30959, 31491], [null, 124, 69, 55], 124, [47, 81, 9, 2, 32], null],
  ['1262', 'Lomma', [23324, 23887, 24264, 24763], [98, 89, 61, 52], 81, [22, 85, 4, 5, 15], null],
  ['1263', 'Svedala', [20462, 20771, 21074, 21576], [null, 57, 45, 36], 51, [20, 26, 2, 1, 32], null],
  ['1264', 'Skurup', [15149, 15408, 15642, 15759], [null, 35, 20, 21], 35, [11, 21, 10, 9, 27], null],
  ['1265', 'Sjöbo', [18514, 18742, 19071, 19153], [null, 53, 31, 27], 49, [12, 33, 1, 2, 24], null],
  ['1266', 'Hörby', [15020, 15283, 15552, 15635], [null, 28, 17, 15], 26, [9, 12, 6, 2, 12], null],
  ['1267', 'Höör', [15970, 16192, 16478, 16637], [null, 30, 24, 18], 30, [10, 13, 11, 12, 18], null],
  ['1270', 'Tomelilla', [13132, 13330, 13416, 13557], [null, 10, 8, 7], 10, [2, 14, 5, 7, 31], null],
  ['1272', 'Bromölla', [12513, 12625, 12699, 12876], [null, 7, 3, 2], 7, [0, 12, 11, 2, 66], null],
  ['1273', 'Osby', [12954, 13149, 13182, 13267], [null, 0, 0, 0], 0, [0, 7, 9, 1, 38], null],
  ['1275', 'Perstorp', [7211, 7338, 7335, 7479], [0, 0, 0, 0], 0, [0, 5, 20, 3, 71], 142],
  ['1276', 'Klippan', [16917, 17219, 17462, 17600], [null, 18, 9, 8], 18, [6, 19, 6, 4, 36], null],
  ['1277', 'Åstorp', [15193, 15528, 15828, 15987], [null, 0, 0, 0], 0, [0, 2, 24, 4, 35], null],
  ['1278', 'Båstad', [14373, 14614, 14796, 14948], [null, 17, 16, 20], 17, [4, 11, 8, 5, 13], null],
  ['1280', 'Malmö', [322574, 328494, 333633, 339313], [408, 155, 43, 0], 148, [42, 194, 494, 70, 688], 2445],
  ['1281', 'Lund', [116834, 118542, 121274, 122948], [421, 354, 213, 149], 353, [123, 283, 31, 14, 154], null],
  ['1282', 'Landskrona', [43961, 44611, 45286, 45775], [77, 33, 12, 6], 29, [16, 16, 36, 9, 66], null],
  ['1283', 'Helsingborg', [137909, 140547, 143304, 145415], [null, 127, null, null], 127, [40, 79, 109, 40, 329], null],
  ['1284', 'Höganäs', [25610, 25847, 26193, 26566], [null, 44, 39, 30], 40, [12, 31, 5, 11, 65], null],
  ['1285', 'Eslöv', [32438, 32878, 33236, 33557], [null, 63, 34, 21], 59, [17, 40, 19, 5, 83], null],
  ['1286', 'Ystad', [28985, 29448, 29848, 30226], [null, 38, 33, 31], 36, [16, 12, 10, 4, 67], null],
  ['1287', 'Trelleborg', [43359, 43913, 44595, 44902], [null, 101, 66, 61], 96, [28, 57, 10, 8, 54], null],
  ['1290', 'Kristianstad', [82510, 83191, 84151, 84908], [null, 49, 21, 9], 49, [19, 52, 62, 26, 169], null],
  ['1291', 'Simrishamn', [19065, 19485, 19376, 19278], [null, 0, 0, 0], 0, [0, 7, 14, 9, 44], null],
  ['1292', 'Ängelholm', [40732, 41336, 41786, 42131], [null, 84, null, null], 77, [25, 53, 12, 9, 69], null],
  ['1293', 'Hässleholm', [51048, 51667, 52003, 52121], [null, 3, 0, 0], 3, [0, 14, 36, 9, 163], null],
]
