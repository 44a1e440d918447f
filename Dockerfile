# docker build -t touchstone . && docker run -p 8080:8080 -v touchstone:/data touchstone
FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked && strip target/release/touchstone

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home /data --shell /usr/sbin/nologin touchstone && mkdir /data && chown touchstone /data
COPY --from=build /src/target/release/touchstone /usr/local/bin/touchstone
USER touchstone
VOLUME /data
ENV TOUCHSTONE_DATA=/data TOUCHSTONE_LISTEN=0.0.0.0:8080
EXPOSE 8080
ENTRYPOINT ["touchstone"]
CMD ["serve"]
