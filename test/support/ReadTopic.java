import java.io.FileInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.AuthorizationException;

/** Reads a topic until the record whose key ends in the wanted id, and prints it decoded. Arguments: client.properties, registry URL, topic, id. */
public final class ReadTopic {
  private static final Map<Integer, Schema> SCHEMAS = new HashMap<>();

  public static void main(String[] args) throws Exception {
    Properties config = new Properties();
    try (FileInputStream in = new FileInputStream(args[0])) {
      config.load(in);
    }
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config)) {
      consumer.subscribe(List.of(args[2]));
      long deadline = System.nanoTime() + Duration.ofSeconds(45).toNanos();
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          if (record.key() != null && record.key().endsWith(args[3])) {
            print(record, args[1]);
            return;
          }
        }
      }
      System.out.println("NOT FOUND");
    } catch (AuthorizationException refused) {
      System.out.println("REFUSED " + refused);
    }
  }

  private static void print(ConsumerRecord<String, byte[]> record, String registry) throws Exception {
    ByteBuffer framed = ByteBuffer.wrap(record.value());
    if (framed.get() != 0) throw new IllegalStateException("Expected the Confluent wire format");
    Schema schema = schema(framed.getInt(), registry);
    GenericRecord event =
        new GenericDatumReader<GenericRecord>(schema).read(null, DecoderFactory.get().binaryDecoder(record.value(), 5, record.value().length - 5, null));
    record.headers().forEach(header -> System.out.println(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)));
    System.out.println("READ " + record.key() + " " + event);
  }

  private static Schema schema(int id, String registry) throws Exception {
    Schema known = SCHEMAS.get(id);
    if (known != null) return known;
    HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id)).timeout(Duration.ofSeconds(10)).build();
    String body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    Schema schema = new Schema.Parser().parse(new ObjectMapper().readTree(body).get("schema").asText());
    SCHEMAS.put(id, schema);
    return schema;
  }
}
