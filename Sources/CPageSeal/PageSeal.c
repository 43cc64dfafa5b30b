#include "CPageSeal.h"

#include <string.h>

enum { lane_count = 4, word_size = 8, sealed_length = page_seal_page_size - word_size };

static uint64_t word_at(const unsigned char *bytes) {
  uint64_t word;
  memcpy(&word, bytes, word_size);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static void put_word(unsigned char *bytes, uint64_t word) {
  for (int index = 0; index < word_size; index++) bytes[index] = (unsigned char)(word >> (8 * index));
}

// For a fixed word the step is one to one in the state, and for a fixed state one to one in the word: another word makes another
// state, whatever follows. The odd factor is 2^64 divided by the golden ratio; the shift brings high bits, which a product only
// moves up, down again.
static inline uint64_t step(uint64_t state, uint64_t word) {
  state = (state ^ word) * 0x9E3779B97F4A7C15u;
  return state ^ state >> 32;
}

// Four lanes, so that the processor need not wait for one product to begin the next.
static uint64_t checksum(const unsigned char *page, uint32_t number) {
  uint64_t lanes[lane_count];
  for (int lane = 0; lane < lane_count; lane++) lanes[lane] = step((uint64_t)lane + 1, number);
  size_t offset = 0;
  for (; offset + lane_count * word_size <= sealed_length; offset += lane_count * word_size) {
    for (int lane = 0; lane < lane_count; lane++) {
      lanes[lane] = step(lanes[lane], word_at(page + offset + (size_t)lane * word_size));
    }
  }
  for (; offset < sealed_length; offset += word_size) lanes[0] = step(lanes[0], word_at(page + offset));
  uint64_t sum = lanes[0];
  for (int lane = 1; lane < lane_count; lane++) sum = step(sum, lanes[lane]);
  return sum;
}

uint64_t page_seal_apply(unsigned char *page, uint32_t number, uint64_t file_number) {
  put_word(page + page_seal_page_size - page_seal_length, file_number);
  uint64_t sum = checksum(page, number);
  put_word(page + sealed_length, sum);
  return sum;
}

uint64_t page_seal_mix(uint64_t file_number, uint64_t sum) { return step(file_number, sum); }

uint64_t page_seal_file_number(const unsigned char *page) {
  return word_at(page + page_seal_page_size - page_seal_length);
}

int page_seal_fault(const unsigned char *page, uint32_t number, uint64_t file_number) {
  if (checksum(page, number) != word_at(page + sealed_length)) return page_fault_changed;
  return page_seal_file_number(page) == file_number ? page_fault_none : page_fault_other_file;
}
