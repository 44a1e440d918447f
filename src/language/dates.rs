//! Moments and lists as a language writes them.

use super::Words;
use crate::kit::Time;

impl Words {
    /// "18 Nov 2026", the day in UTC.
    pub fn date(self, at: Time) -> String {
        let day = jiff::tz::Offset::UTC.to_datetime(at.stamp()).date();
        let month = self.say("month").with("month", i32::from(day.month())).plain();
        self.say("date").with("day", i32::from(day.day())).with("month", month).with("year", i32::from(day.year())).plain()
    }
    /// "10:36 UTC": the server cannot know where the candidate sits.
    pub fn clock(self, at: Time) -> String {
        self.say("clock").with("time", at.hour_minute()).plain()
    }
    /// "18 Nov 2026, 10:36 UTC".
    pub fn date_time(self, at: Time) -> String {
        self.say("date-time").with("date", self.date(at)).with("time", self.clock(at)).plain()
    }
    /// "one, two, three".
    pub fn list<T: AsRef<str>>(self, items: impl IntoIterator<Item = T>) -> String {
        let mut items = items.into_iter();
        let first = items.next().map_or_else(String::new, |item| item.as_ref().to_string());
        items.fold(first, |rest, item| self.say("list-comma").with("rest", rest).with("last", item.as_ref()).plain())
    }
    /// "one, two and three".
    pub fn list_and<T: AsRef<str>>(self, items: &[T]) -> String {
        match items.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                self.say("list-and").with("rest", self.list(rest)).with("last", last.as_ref()).plain()
            }
            _ => self.list(items),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Clock;
    use crate::language::Language;

    #[test]
    fn dates_read_as_the_language_writes_them() {
        let at = Clock::fixed("2026-11-18T10:36:00Z").now();
        assert_eq!(Words::of(Language::English).date_time(at), at.date_time());
        assert_eq!(Words::of(Language::German).date_time(at), "18. Nov. 2026, 10:36 Uhr (UTC)");
        assert_eq!(Words::of(Language::Spanish).date_time(at), "18 nov 2026, 10:36 UTC");
        assert_eq!(Words::of(Language::Arabic).date(at), "18 نوفمبر 2026");
    }

    #[test]
    fn lists_end_with_and() {
        let w = Words::of(Language::English);
        assert_eq!(w.list_and(&["2"]), "2");
        assert_eq!(w.list_and(&["2", "5", "6"]), "2, 5 and 6");
        assert_eq!(w.list(["a", "b", "c"]), "a, b, c");
        assert_eq!(w.list(Vec::<String>::new()), "");
        assert_eq!(Words::of(Language::Arabic).list_and(&["2", "5", "6"]), "2، 5 و6");
    }
}
